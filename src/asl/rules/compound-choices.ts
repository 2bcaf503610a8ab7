import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";
import { isRecord } from "../scopes";

interface Part {
  readonly value: unknown;
  readonly path: string;
}

/** In a choice rule, And and Or are arrays of rules, and Not is a rule. */
export const compoundChoices: Rule = ({ named }) =>
  named.flatMap(({ path: at, state }) => {
    if (state.Type !== "Choice" || !Array.isArray(state.Choices)) return [];
    return state.Choices.flatMap((value: unknown, i) => inRule({ value, path: `${at}.Choices[${i}]` }));
  });

/** Without recursion: rules can be inside one another at any depth. */
function inRule(rule: Part): Finding[] {
  const found: Finding[] = [];
  const waiting = [rule];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (!isRecord(value)) {
      found.push(wrong(path, value, "A choice rule is an object", "Give an object with a comparison"));
      continue;
    }
    for (const field of ["And", "Or"]) {
      const parts = value[field];
      if (parts === undefined) continue;
      if (Array.isArray(parts)) {
        waiting.push(
          ...parts.map((part: unknown, i) => ({ value: part, path: `${path}.${field}[${i}]` })).reverse(),
        );
      } else {
        found.push(
          wrong(`${path}.${field}`, parts, `${field} is not an array`, "Put its rules into an array"),
        );
      }
    }
    if (value.Not !== undefined) waiting.push({ value: value.Not, path: `${path}.Not` });
  }
  return found;
}

function wrong(path: string, value: unknown, message: string, remedy: string): Finding {
  return { code: "CHOICE_SHAPE", message, path, value, remedy };
}
