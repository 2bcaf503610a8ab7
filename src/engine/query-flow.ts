import type { Catcher, State } from "../asl/definition";
import type { Json } from "../input/json-text";
import type { DataFlow, Fields, Left, Variables } from "./data-flow";
import { evaluated, type Steps } from "./effect";
import { QueryEvaluationError } from "./jsonata/query-evaluation-error";
import type { QueryScope, StatesVariable } from "./jsonata/query-scope";
import { evaluateTemplate } from "./jsonata/template";
import { evaluateSeconds } from "./jsonata/typed-field";
import { Payload } from "./payload";
import { withinLimit } from "./payload-limit";
import type { StateContext } from "./state-context";
import { type ErrorOutput, errorObject, StateError, whileExecuting } from "./state-error";

/** The way of the data of a state in JSONata: Arguments, Output, Assign. */
export class QueryFlow implements DataFlow {
  readonly effectiveInput: Payload;
  readonly #state: State;
  readonly #context: StateContext;

  constructor(state: State, input: Payload, context: StateContext) {
    this.#state = state;
    this.#context = context;
    this.effectiveInput = input;
    context.stage("input", input);
  }

  *arguments(): Steps<Payload> {
    const { Arguments } = this.#state;
    if (Arguments === undefined) return this.effectiveInput;
    const made = new Payload(
      yield* this.evaluated((scope) => evaluateTemplate(Arguments as Json, "Arguments", scope)),
    );
    this.#context.stage("afterArguments", made);
    return made;
  }

  leaveResult(result: Payload): Steps<Left> {
    this.#context.stage("result", result);
    return this.#left(this.#state, "", result, { result: result.value });
  }

  leaveInput(fields: Fields = this.#state, place?: string): Steps<Left> {
    return this.#left(fields, place === undefined ? "" : `${place}/`, this.effectiveInput, {});
  }

  leaveError(catcher: Catcher, index: number, error: ErrorOutput): Steps<Left> {
    const errorOutput = errorObject(error);
    return this.#left(catcher, `Catch[${index}]/`, new Payload(errorOutput), { errorOutput });
  }

  *seconds(field: "TimeoutSeconds" | "HeartbeatSeconds"): Steps<number | undefined> {
    const value = this.#state[field];
    if (value === undefined) return undefined;
    return yield* this.evaluated((scope) => evaluateSeconds(value as Json, field, scope));
  }

  /**
   * Evaluates something in the language; what cannot be evaluated becomes an event and the state's error.
   *
   * @param states what `$states` holds besides input and context
   * @param item `Map` of the context object, for an item that the state is about to run
   */
  *evaluated<Result>(
    work: (scope: QueryScope) => Promise<Result>,
    states: Partial<StatesVariable> = {},
    item?: Json,
  ): Steps<Result> {
    const { variables, execution } = this.#context;
    const context = item === undefined ? this.#context.contextObject() : this.#context.contextObject(item);
    const scope: QueryScope = {
      states: { input: this.effectiveInput.value, context, ...states },
      variables,
      now: execution.now,
      random: execution.random,
    };
    try {
      return yield* evaluated(() => work(scope));
    } catch (error) {
      if (error instanceof QueryEvaluationError) throw this.failed(error);
      throw error;
    }
  }

  /** Records what could not be evaluated, and gives the error that the state ends with. */
  failed({ error, text, location, unusable }: QueryEvaluationError): StateError {
    const { name, lastEventId, enteredEventId, previousEventId } = this.#context;
    const cause = whileExecuting(this.#context, text);
    this.#context.record(
      "EvaluationFailed",
      {
        evaluationFailedEventDetails: {
          error,
          cause,
          ...(location !== undefined && { location }),
          state: name,
        },
      },
      lastEventId === enteredEventId && !unusable ? previousEventId : lastEventId,
    );
    return new StateError(error, cause);
  }

  *#left(fields: Fields, place: string, fallback: Payload, states: Partial<StatesVariable>): Steps<Left> {
    const { Output, Assign } = fields;
    const given =
      Output === undefined
        ? fallback
        : new Payload(
            yield* this.evaluated(
              (scope) => evaluateTemplate(Output as Json, `${place}Output`, scope),
              states,
            ),
          );
    const output = withinLimit(given, this.#context.name);
    if (Assign === undefined) return { output };
    const assigned = yield* this.evaluated(
      (scope) => evaluateTemplate(Assign as Json, `${place}Assign`, scope),
      states,
    );
    return { output, assigned: assigned as Variables };
  }
}
