import type { Catcher } from "../asl/definition";
import type { Json } from "../input/json-text";
import type { Steps } from "./effect";
import type { Payload } from "./payload";
import type { ErrorOutput } from "./state-error";

/** Variables by name, without `$`. */
export type Variables = Readonly<Record<string, Json>>;

/** What a state leaves behind. */
export interface Left {
  readonly output: Payload;
  /** What its Assign gives; absent where it has none. */
  readonly assigned?: Variables;
}

/** An object of a definition that can say what a state leaves: the state itself, a choice rule or a catcher. */
export interface Fields {
  readonly Output?: unknown;
  readonly Assign?: unknown;
}

/**
 * The way of the data through one visit of a state, in the query language of the state.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export interface DataFlow {
  /** The part of the input that the state works on. */
  readonly effectiveInput: Payload;
  /** What the state calls something with: Parameters or Arguments, else its effective input. */
  arguments(): Steps<Payload>;
  /** What a state leaves that has a result of its own. */
  leaveResult(result: Payload): Steps<Left>;
  /**
   * What a state leaves that hands its input on.
   *
   * @param fields what says so, where it is not the state itself
   * @param place of these fields, as AWS names it: `Choices[0]`
   */
  leaveInput(fields?: Fields, place?: string): Steps<Left>;
  /** What a state leaves by a catcher. */
  leaveError(catcher: Catcher, index: number, error: ErrorOutput): Steps<Left>;
  /** A field that can also be given by a path or an expression, as a whole number of seconds; undefined where it is not set. */
  seconds(field: "TimeoutSeconds" | "HeartbeatSeconds"): Steps<number | undefined>;
}
