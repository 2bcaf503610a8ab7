import type { Payload } from "./payload";
import { StateError } from "./state-error";

/** The largest payload that passes from state to state, in bytes of UTF-8. */
export const LARGEST_PAYLOAD = 256 * 1024;

/** Whether a payload's text is larger than AWS lets pass. */
export function isTooLarge(text: string): boolean {
  // No character has more than three bytes for each of its UTF-16 units.
  return text.length * 3 > LARGEST_PAYLOAD && Buffer.byteLength(text) > LARGEST_PAYLOAD;
}

/** What AWS says of a result that is too large. */
export function tooLarge(source: string): string {
  return `The state/task '${source}' returned a result with a size exceeding the maximum number of bytes service limit.`;
}

/**
 * The payload, where it may pass on.
 *
 * @param state name of the state that it is the output of
 * @throws StateError `States.DataLimitExceeded`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-task-executions
 */
export function withinLimit(payload: Payload, state: string): Payload {
  if (!isTooLarge(payload.text)) return payload;
  throw new StateError("States.DataLimitExceeded", tooLarge(state));
}
