import type { QueryLanguage, State } from "./definition";
import { isRecord } from "./scopes";

/** What is known of a function. */
export interface KnownFunction {
  /** Its own time limit. */
  readonly timeoutSeconds?: number;
}

/** What is known around a definition. What is left out is not checked. */
export interface Surroundings {
  readonly type?: "STANDARD" | "EXPRESS";
  /** The functions beside the machine, by ARN as the definition writes it. */
  readonly functions?: ReadonlyMap<string, KnownFunction>;
  /** The ARNs of the state machines beside it, as the definition writes them. */
  readonly stateMachines?: ReadonlySet<string>;
}

/** The machine that a scope belongs to. */
export interface Machine extends Surroundings {
  /** The language of a state that names none; undefined where the definition names none that there is. */
  readonly queryLanguage: QueryLanguage | undefined;
}

export function machineOf(definition: unknown, surroundings: Surroundings): Machine {
  const given = isRecord(definition) ? definition.QueryLanguage : undefined;
  return { ...surroundings, queryLanguage: given === undefined ? "JSONPath" : queryLanguage(given) };
}

/**
 * The language of a state: its own, else the machine's, also inside a Map or Parallel of another language.
 * @returns undefined where there is no such language
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function languageOf(state: State, machine: Machine): QueryLanguage | undefined {
  return state.QueryLanguage === undefined ? machine.queryLanguage : queryLanguage(state.QueryLanguage);
}

function queryLanguage(value: unknown): QueryLanguage | undefined {
  return value === "JSONPath" || value === "JSONata" ? value : undefined;
}
