import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";

const EXCLUSIVE: readonly (readonly string[])[] = [
  ["Seconds", "Timestamp", "SecondsPath", "TimestampPath"],
  ["TimeoutSeconds", "TimeoutSecondsPath"],
  ["HeartbeatSeconds", "HeartbeatSecondsPath"],
  ["Error", "ErrorPath"],
  ["Cause", "CausePath"],
  ["MaxConcurrency", "MaxConcurrencyPath"],
  ["ToleratedFailureCount", "ToleratedFailureCountPath"],
  ["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"],
  ["ItemProcessor", "Iterator"],
];

/** Of the fields that say the same, a state has one. */
export const exclusiveFields: Rule = ({ named }) =>
  named.flatMap(({ name, path: at, state }) => {
    const found: Finding[] = [];
    for (const fields of EXCLUSIVE) {
      const given = fields.filter((field) => state[field] !== undefined);
      if (given.length < 2) continue;
      found.push({
        code: "FIELD_CONFLICT",
        message: `State ${JSON.stringify(name)} has ${given.join(" and ")}, which exclude each other`,
        path: at,
        remedy: "Keep one of them",
      });
    }
    return found;
  });
