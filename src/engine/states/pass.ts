import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { Payload } from "../payload";
import { type Transition, transition } from "../transition";
import type { Visit } from "../visit";

/**
 * Hands its input on, or what it makes of it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
 */
export function* pass({ language, state, flow }: Visit): Steps<Transition> {
  if (language === "JSONata") return transition(state, yield* flow.leaveInput());
  const result = state.Result === undefined ? yield* flow.arguments() : new Payload(state.Result as Json);
  return transition(state, yield* flow.leaveResult(result));
}
