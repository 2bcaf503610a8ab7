import type { State } from "./definition";
import { isRecord } from "./scopes";

/** A member of a task's Parameters or Arguments that the definition gives as a text. */
interface LiteralArgument {
  /** For example `Parameters.FunctionName`. */
  readonly field: string;
  readonly value: string;
}

/** What a definition itself gives a task for a member; undefined where it leaves it out or computes it. */
export function literalArgument(state: State, member: string): LiteralArgument | undefined {
  for (const field of ["Parameters", "Arguments"]) {
    const given = state[field];
    const value = isRecord(given) ? given[member] : undefined;
    if (typeof value === "string" && !value.startsWith("{%")) return { field: `${field}.${member}`, value };
  }
  return undefined;
}
