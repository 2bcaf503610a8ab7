import { UserError } from "../input/user-error";
import type { Definition, Retrier, State } from "./definition";
import type { TaskFunction } from "./task-function";

/** What a mismatch between two states is told as: the compiler prints it with both types. */
export interface DoesNotFit<Given, Wanted> {
  readonly "the state is given what its function does not accept": {
    readonly given: Given;
    readonly wanted: Wanted;
  };
}

type Fits<Given, Wanted> = [Given] extends [Wanted] ? unknown : DoesNotFit<Given, Wanted>;

export interface StateOptions {
  /** Shown with the state in the console. */
  readonly comment?: string;
}

export interface TaskOptions extends StateOptions {
  /**
   * What is retried and how; `false` switches retrying off.
   * @default the state machine's default retriers
   */
  readonly retry?: readonly Retrier[] | false;
  /** Seconds until the task fails with `States.Timeout`. @default no limit but the function's own */
  readonly timeoutSeconds?: number;
}

export type WaitOptions = StateOptions &
  (
    | { /** Whole seconds, 0 to 99,999,999. */ readonly seconds: number }
    | { /** The moment to wait for, in RFC 3339. */ readonly timestamp: string }
  );

/**
 * A definition being written: immutable, each method gives a new one with one state more.
 * `Start` is what the pipeline takes, `Payload` what its last state returns.
 */
export class Pipeline<Start, Payload> {
  readonly takes?: (input: Start) => Payload;
  readonly #states: readonly (readonly [name: string, state: State])[];
  readonly #comment: string | undefined;

  private constructor(comment: string | undefined, states: readonly (readonly [string, State])[]) {
    this.#comment = comment;
    this.#states = states;
  }

  static start<Input>(comment?: string): Pipeline<Input, Input> {
    return new Pipeline<Input, Input>(comment, []);
  }

  /** Calls a function with the payload; what it returns is the payload of the next state. */
  task<Input, Output>(
    name: string,
    called: TaskFunction<Input, Output> & Fits<Payload, Input>,
    options: TaskOptions = {},
  ): Pipeline<Start, Output> {
    const { retry, timeoutSeconds } = options;
    return this.#with<Output>(name, "Task", options, {
      Resource: called.arn,
      ...(timeoutSeconds !== undefined && { TimeoutSeconds: timeoutSeconds }),
      ...(retry !== undefined && { Retry: retry === false ? [] : retry }),
    });
  }

  /** Hands the payload on, or `result` in its place. */
  pass(name: string, options?: StateOptions): Pipeline<Start, Payload>;
  pass<const Result>(
    name: string,
    options: StateOptions & { readonly result: Result },
  ): Pipeline<Start, Result>;
  pass(name: string, options: StateOptions & { readonly result?: unknown } = {}): Pipeline<Start, unknown> {
    return this.#with(name, "Pass", options, "result" in options ? { Result: options.result } : {});
  }

  /** Waits, then hands the payload on. */
  wait(name: string, options: WaitOptions): Pipeline<Start, Payload> {
    return this.#with(
      name,
      "Wait",
      options,
      "seconds" in options ? { Seconds: options.seconds } : { Timestamp: options.timestamp },
    );
  }

  /** Ends the execution with the payload as its output. */
  succeed(name: string, options: StateOptions = {}): EndedPipeline<Start, Payload> {
    return this.#with<Payload>(name, "Succeed", options, {});
  }

  /** Ends the execution with an error. */
  fail(
    name: string,
    options: StateOptions & { readonly error: string; readonly cause?: string },
  ): EndedPipeline<Start, never> {
    const { error, cause } = options;
    return this.#with<never>(name, "Fail", options, {
      Error: error,
      ...(cause !== undefined && { Cause: cause }),
    });
  }

  /**
   * The definition in the States Language.
   * @throws UserError where the pipeline has no state
   */
  toDefinition(): Definition {
    const [first] = this.#states;
    if (first === undefined) {
      throw new UserError({
        what: "The pipeline has no state",
        remedy: "Add one, for example with .task(name, function)",
      });
    }
    const states = this.#states.map(([name, state], i) => {
      if (state.Type === "Succeed" || state.Type === "Fail") return [name, state] as const;
      const next = this.#states[i + 1];
      return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next[0] }) }] as const;
    });
    return {
      ...(this.#comment !== undefined && { Comment: this.#comment }),
      StartAt: first[0],
      States: Object.fromEntries(states),
    };
  }

  #with<Next>(name: string, type: string, { comment }: StateOptions, fields: object): Pipeline<Start, Next> {
    if (this.#states.some(([known]) => known === name)) {
      throw new UserError({
        what: "Two states have one name",
        received: name,
        remedy: "Rename one of them: a state's name is unique in its machine",
      });
    }
    const state = { Type: type, ...(comment !== undefined && { Comment: comment }), ...fields };
    return new Pipeline<Start, Next>(this.#comment, [...this.#states, [name, state]]);
  }
}

/** A pipeline whose last state ends it: nothing can follow. */
export type EndedPipeline<Start, Output> = Pick<Pipeline<Start, Output>, "toDefinition" | "takes">;

/**
 * Begins a pipeline that takes `Input`.
 *
 * @param comment describes the machine; the console shows it
 */
export function pipeline<Input>(comment?: string): Pipeline<Input, Input> {
  return Pipeline.start<Input>(comment);
}
