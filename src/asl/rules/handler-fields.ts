import type { Finding } from "../diagnostic";
import type { Rule } from "../rule";
import { isRecord, type NamedState } from "../scopes";
import { type Kind, NUMBER, OBJECT, PATH_OR_NULL, TEXT } from "./kinds";
import { wronglyTyped } from "./wrongly-typed";

const KINDS: Readonly<Record<"Retry" | "Catch", Readonly<Record<string, Kind>>>> = {
  Retry: {
    IntervalSeconds: NUMBER,
    MaxAttempts: NUMBER,
    BackoffRate: NUMBER,
    MaxDelaySeconds: NUMBER,
    JitterStrategy: TEXT,
  },
  Catch: { ResultPath: PATH_OR_NULL, Assign: OBJECT },
};

/** What retriers and catchers hold besides their error names; a catcher leads somewhere. */
export const handlerFields: Rule = ({ named }) =>
  named.flatMap((state) => (["Retry", "Catch"] as const).flatMap((field) => inHandlers(state, field)));

function inHandlers({ path, state }: NamedState, field: "Retry" | "Catch"): Finding[] {
  const handlers: unknown = state[field];
  if (!Array.isArray(handlers)) return [];
  return handlers.flatMap((handler: unknown, i): Finding[] => {
    if (!isRecord(handler)) return [];
    const at = `${path}.${field}[${i}]`;
    const wrong = wronglyTyped(handler, KINDS[field], at);
    if (field === "Retry" || handler.Next !== undefined) return wrong;
    return [
      {
        code: "CATCH_TARGET",
        message: `Catcher ${i + 1} leads nowhere`,
        path: at,
        value: handler,
        remedy: "Give the catcher a Next",
      },
      ...wrong,
    ];
  });
}
