import type { Problem } from "../input/user-error";
import type { Code, Severity } from "./codes";

/** What a rule finds. */
export interface Finding {
  /** The rule's code, for example `TRANSITION_TARGET`. */
  readonly code: Code;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** JSON path of the value that is wrong, for example `$.States.Activator.Next`. */
  readonly path: string;
  /** The value there; absent where a field is missing. */
  readonly value?: unknown;
  readonly remedy: string;
}

/** A finding, and whether it keeps a definition from being deployed. */
export interface Diagnostic extends Finding {
  readonly severity: Severity;
}

/**
 * A diagnostic as it is shown to the user.
 * @param where the definition: a construct's path or a resource's address
 */
export function problemOf({ code, message, path, value, remedy }: Finding, where: string): Problem {
  return {
    what: `${message} [${code}]`,
    where: `${where} (${path})`,
    ...(value !== undefined && { received: value }),
    remedy,
  };
}
