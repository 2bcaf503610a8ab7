import type { Json } from "../../input/json-text";

/** What `$states` holds where an expression stands; a member that does not exist there is left out. */
export interface StatesVariable {
  readonly input: Json;
  /** What a task, a Map or a Parallel state gave. */
  readonly result?: Json;
  /** `Error` and `Cause`, in a catcher. */
  readonly errorOutput?: Json;
  /** The context object. */
  readonly context: Json;
}

/**
 * What an expression can see. Never changed.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export interface QueryScope {
  readonly states: StatesVariable;
  /** The workflow's variables, by name without `$`. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Milliseconds since the epoch, on the execution's clock. */
  readonly now: () => number;
  /** A number from 0 up to 1, for `$random` and `$uuid`. */
  readonly random: () => number;
}
