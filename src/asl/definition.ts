/**
 * A state machine in the Amazon States Language, as JSON.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export interface Definition {
  readonly Comment?: string;
  readonly Version?: string;
  readonly QueryLanguage?: QueryLanguage;
  /** Limit of a whole execution, in seconds. */
  readonly TimeoutSeconds?: number;
  readonly StartAt: string;
  readonly States: States;
}

export type QueryLanguage = "JSONPath" | "JSONata";

/** The states of one scope, by name: the machine's own, a branch's or an item processor's. */
export type States = Readonly<Record<string, State>>;

export type StateType = "Task" | "Pass" | "Wait" | "Choice" | "Parallel" | "Map" | "Succeed" | "Fail";

/** A state with the fields that the States Language gives its type; which ones they are is for the rules to say. */
export interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  /** In JSONata, what the next state takes. */
  readonly Output?: unknown;
  /** Variables to set when the state ends. */
  readonly Assign?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** Seconds before the first retry. Default 1. */
  readonly IntervalSeconds?: number;
  /** Retries before the error stands; 0 never retries. Default 3. */
  readonly MaxAttempts?: number;
  /** What the interval is multiplied by at each further retry. Default 2. */
  readonly BackoffRate?: number;
  /** Upper limit of an interval, in seconds. */
  readonly MaxDelaySeconds?: number;
  /** FULL spreads a delay at random between 0 and the interval. Default NONE. */
  readonly JitterStrategy?: "FULL" | "NONE";
  readonly Comment?: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states */
export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  /** Where the error output goes in the state's input; null drops it. Default `$`. */
  readonly ResultPath?: string | null;
  /** Variables to set, from the error output. */
  readonly Assign?: Readonly<Record<string, unknown>>;
  /** In JSONata, what the next state takes. @default the error output */
  readonly Output?: unknown;
  readonly Comment?: string;
}
