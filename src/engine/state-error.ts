/**
 * The error that a state ends with: caught and retried by its name, and the execution's own where nothing catches it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export class StateError extends Error {
  override readonly name = "StateError";
  /** Error name, for example `States.Timeout`; absent where a Fail state gives none. */
  readonly error: string | undefined;
  readonly stateCause: string | undefined;

  constructor(error: string | undefined, stateCause?: string) {
    super(`${error ?? "no error name"}: ${stateCause ?? "no cause"}`);
    this.error = error;
    this.stateCause = stateCause;
  }
}

/** What the state's definition or data makes impossible: no retrier or catcher of `States.ALL` answers it. */
export class RuntimeFault extends StateError {
  constructor(state: { readonly name: string; readonly enteredEventId: number }, what: string) {
    super(
      "States.Runtime",
      `An error occurred while executing the state '${state.name}' (entered at the event id #${state.enteredEventId}). ${what}`,
    );
  }
}
