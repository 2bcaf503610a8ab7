import type { ActivationMessage } from "./activation-message";

/** Accepts the event that starts the pipeline and hands it on unchanged. */
export async function handler(event: ActivationMessage): Promise<ActivationMessage> {
  console.info({ message: "Activation received", event });
  return event;
}
