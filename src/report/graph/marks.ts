import type { StateStatus } from "../../execution/record";

/** What became of the iterations of a Map state. */
export interface IterationMark {
  /** Absent where it is not known yet. */
  readonly total?: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly running: number;
}

/** What an execution did in a state, as a picture shows it. */
export interface StateMark {
  readonly status: StateStatus;
  /** How often it was entered; several times in a loop, or in the iterations of a Map. */
  readonly visits?: number;
  /** Of a task, the most that a visit took. */
  readonly attempts?: number;
  readonly iterations?: IterationMark;
  /** Of all visits, in milliseconds. */
  readonly durationMs?: number;
}

/** What an execution did, as a picture shows it: what is not in here was not reached. */
export interface GraphMarks {
  /** By the JSON path of the state in the definition, as `NamedState.path`. */
  readonly states: ReadonlyMap<string, StateMark>;
  /** The transitions that were taken, as {@link transitionKey} writes them. */
  readonly taken: ReadonlySet<string>;
}

/** A transition as {@link GraphMarks} names it. */
export function transitionKey(statePath: string, target: string): string {
  return `${statePath}→${target}`;
}
