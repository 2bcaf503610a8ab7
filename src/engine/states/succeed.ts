import type { Steps } from "../effect";
import type { Transition } from "../transition";
import type { Visit } from "../visit";

/**
 * Ends its scope with its input as output.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
 */
export function succeed({ flow }: Visit): Steps<Transition> {
  return flow.leaveInput();
}
