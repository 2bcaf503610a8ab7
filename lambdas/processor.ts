import type { ActivationMessage } from "./activation-message";

/** Processes the scene that the activator handed on; the prototype returns the message unchanged. */
export async function handler(event: ActivationMessage): Promise<ActivationMessage> {
  console.info({ message: "Scene received", event });
  return event;
}
