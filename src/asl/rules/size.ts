import type { Finding } from "../diagnostic";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_BYTES = 1_048_576;

/** A definition is no larger than AWS takes. */
export function size(definition: unknown): Finding[] {
  const bytes = Buffer.byteLength(JSON.stringify(definition) ?? "");
  if (bytes <= MOST_BYTES) return [];
  return [
    {
      code: "DEFINITION_SIZE",
      message: `The definition takes ${bytes} bytes, more than ${MOST_BYTES}`,
      path: "$",
      remedy: "Move a part of it into a state machine of its own, and start that one",
    },
  ];
}
