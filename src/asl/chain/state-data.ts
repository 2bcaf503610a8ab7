import { whole } from "./expression";
import { type Ref, reference } from "./reference";

/** No variable is assigned. */
export type NoVariables = Record<never, never>;

/** Variables by name, as references. */
export type References<Variables> = { readonly [Name in keyof Variables]: Ref<Variables[Name]> };

/**
 * What Step Functions tells about the execution and the state.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export interface ContextObject<Start> {
  readonly Execution: {
    /** ARN of the execution. */
    readonly Id: string;
    readonly Input: Start;
    readonly Name: string;
    readonly RoleArn: string;
    /** In RFC 3339. */
    readonly StartTime: string;
    /** How often the execution was redriven. */
    readonly RedriveCount: number;
    /** In RFC 3339; absent where it never was. */
    readonly RedriveTime?: string;
  };
  readonly StateMachine: {
    /** ARN of the machine. */
    readonly Id: string;
    readonly Name: string;
  };
  readonly State: {
    /** In RFC 3339. */
    readonly EnteredTime: string;
    readonly Name: string;
    /** Retries so far; in a Task, Parallel or Map state only. */
    readonly RetryCount?: number;
  };
}

/** What a state's expressions can refer to. */
export interface StateData<Start, Input, Variables> {
  /** The state's input. */
  readonly input: Ref<Input>;
  /** Variables that are assigned on every way to the state. */
  readonly vars: References<Variables>;
  /** The context object. */
  readonly context: Ref<ContextObject<Start>>;
}

/** What the expressions of a state that calls something can refer to, after it. */
export interface ResultData<Start, Input, Variables, Result> extends StateData<Start, Input, Variables> {
  /** What the state's task, branches or iterations gave. */
  readonly result: Ref<Result>;
}

/** What the expressions of a catcher can refer to. */
export interface ErrorData<Start, Input, Variables> extends StateData<Start, Input, Variables> {
  /** What the state failed with. */
  readonly error: Ref<ErrorOutput>;
}

/** What the arguments of a task that waits for its token can refer to. */
export interface TokenData<Start, Input, Variables> extends StateData<Start, Input, Variables> {
  /** Whoever ends the task sends it back by SendTaskSuccess or SendTaskFailure. */
  readonly token: Ref<string>;
}

/** What makes the input of an item of a Map state can refer to. */
export interface ItemData<Start, Input, Variables, Item> extends StateData<Start, Input, Variables> {
  readonly item: Ref<Item>;
  /** The item's number, from 0. */
  readonly index: Ref<number>;
}

/**
 * What a catcher hands on of the error.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
 */
export interface ErrorOutput {
  /** Name of the error, for example `States.Timeout`. */
  readonly Error: string;
  /** Absent where the error has none, as a timeout. */
  readonly Cause?: string;
}

const at = (text: string) => reference<never>(whole(text));

/** Everything that some state's expressions can refer to; the types say which of it a state's can. */
export const STATE_DATA = {
  input: at("$states.input"),
  context: at("$states.context"),
  result: at("$states.result"),
  error: at("$states.errorOutput"),
  token: at("$states.context.Task.Token"),
  item: at("$states.context.Map.Item.Value"),
  index: at("$states.context.Map.Item.Index"),
  vars: new Proxy({}, { get: (_, name) => (typeof name === "string" ? at(`$${name}`) : undefined) }),
} as const;
