import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";
import { isRecord } from "../scopes";

const ALL = "States.ALL";

/** A retrier or catcher names errors; `States.ALL` stands alone, in the last one. */
export const errorNames: Rule = ({ named }) =>
  named.flatMap((state) =>
    (["Retry", "Catch"] as const).flatMap((field) => handlers(state.state[field], `${state.path}.${field}`)),
  );

function handlers(value: unknown, path: string): Finding[] {
  const code = "ERROR_NAMES";
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    return [
      { code, message: "Retry and Catch are arrays", path, value, remedy: "Put the object into an array" },
    ];
  }
  return value.flatMap((handler: unknown, i): Finding[] => {
    const errors = isRecord(handler) ? handler.ErrorEquals : undefined;
    const at = `${path}[${i}].ErrorEquals`;
    if (!Array.isArray(errors) || errors.length === 0 || errors.some((name) => typeof name !== "string")) {
      return [
        {
          code,
          message: "ErrorEquals is not an array with at least one error name",
          path: at,
          value: errors,
          remedy: 'Name the errors, for example ["States.TaskFailed"]',
        },
      ];
    }
    if (!errors.includes(ALL) || (errors.length === 1 && i === value.length - 1)) return [];
    return [
      {
        code,
        message: `${ALL} stands alone, and in the last entry`,
        path: at,
        value: errors,
        remedy: `Move ${ALL} into an entry of its own at the end`,
      },
    ];
  });
}
