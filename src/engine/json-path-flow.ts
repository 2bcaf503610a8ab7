import type { Catcher, State } from "../asl/definition";
import { PathError } from "../asl/json-path/path-error";
import type { Json } from "../input/json-text";
import { asText } from "./as-text";
import type { DataFlow, Fields, Left, Variables } from "./data-flow";
import type { Steps } from "./effect";
import { PathScope } from "./json-path/path-scope";
import { withValueAt } from "./json-path/reference-path";
import { Payload } from "./payload";
import { withinLimit } from "./payload-limit";
import { expandTemplate, fieldValue, TemplateError } from "./payload-template";
import type { StateContext } from "./state-context";
import { type ErrorOutput, errorObject, RuntimeFault, StateError } from "./state-error";

/** The way of the data of a state in JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, Assign. */
export class JsonPathFlow implements DataFlow {
  readonly effectiveInput: Payload;
  readonly #state: State;
  readonly #input: Payload;
  readonly #context: StateContext;

  /** @throws RuntimeFault where InputPath leads nowhere */
  constructor(state: State, input: Payload, context: StateContext) {
    this.#state = state;
    this.#input = input;
    this.#context = context;
    context.stage("input", input);
    this.effectiveInput = this.#selected(state.InputPath, input);
    context.stage("afterInputPath", this.effectiveInput);
  }

  // biome-ignore lint/correctness/useYield: a payload template has no effect; the other language's has.
  *arguments(): Steps<Payload> {
    const { Parameters } = this.#state;
    if (Parameters === undefined) return this.effectiveInput;
    const made = new Payload(this.expanded(Parameters as Json, this.effectiveInput));
    this.#context.stage("afterParameters", made);
    return made;
  }

  // biome-ignore lint/correctness/useYield: as above
  *leaveResult(result: Payload): Steps<Left> {
    this.#context.stage("result", result);
    const selected = this.#resultSelected(result);
    this.#context.stage("afterResultSelector", selected);
    return this.#left(this.#state, selected);
  }

  // biome-ignore lint/correctness/useYield: as above
  *leaveInput(fields: Fields = this.#state): Steps<Left> {
    return this.#left(fields, this.effectiveInput, this.#state.Type === "Pass");
  }

  // biome-ignore lint/correctness/useYield: as above
  *leaveError(catcher: Catcher, _index: number, error: ErrorOutput): Steps<Left> {
    const result = new Payload(errorObject(error));
    return {
      output: this.#combined(catcher.ResultPath, result),
      ...this.#assigned(catcher, result),
    };
  }

  // biome-ignore lint/correctness/useYield: as above
  *seconds(field: "TimeoutSeconds" | "HeartbeatSeconds"): Steps<number | undefined> {
    const path = this.#state[`${field}Path`];
    if (typeof path !== "string") {
      const value = this.#state[field];
      return typeof value === "number" ? value : undefined;
    }
    const value = this.looked(path, this.#input);
    if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
    throw new RuntimeFault(
      this.#context,
      `The ${field}Path parameter does not reference a positive integer: ${path} == ${JSON.stringify(value ?? null)}`,
    );
  }

  /**
   * What a path leads to: in a payload, in the context object behind `$$`, in a variable behind `$name`.
   * @returns undefined where it leads nowhere
   */
  looked(path: string, payload: Payload): Json | undefined {
    return this.#orFault(() => this.scope(payload).path(path), path);
  }

  /** What a path or an intrinsic function gives, for a field that takes either. */
  computed(field: string, text: string, payload: Payload): Json {
    return this.#orFault(() => fieldValue(field, text, this.scope(payload)), text);
  }

  /** A payload template, filled from a payload. */
  expanded(template: Json, payload: Payload, item?: Json): Json {
    return this.#orFault(() => expandTemplate(template, this.scope(payload, item)), "");
  }

  scope(payload: Payload, item?: Json): PathScope {
    return new PathScope({
      input: payload.value,
      context: () => (item === undefined ? this.#context.contextObject() : this.#context.contextObject(item)),
      variables: this.#context.variables,
      random: this.#context.execution.random,
    });
  }

  #left(fields: Fields, result: Payload, isResult = true): Left {
    const combined = isResult ? this.#combined(this.#state.ResultPath, result) : result;
    if (isResult) this.#context.stage("afterResultPath", combined);
    const output = withinLimit(this.#selected(this.#state.OutputPath, combined), this.#context.name);
    return { output, ...this.#assigned(fields, result) };
  }

  #assigned(fields: Fields, payload: Payload): { readonly assigned?: Variables } {
    const { Assign } = fields;
    if (Assign === undefined) return {};
    return { assigned: this.expanded(Assign as Json, payload) as Variables };
  }

  #resultSelected(result: Payload): Payload {
    const { ResultSelector } = this.#state;
    return ResultSelector === undefined ? result : new Payload(this.expanded(ResultSelector as Json, result));
  }

  /** The input with a result put where a ResultPath says; null drops the result. */
  #combined(resultPath: unknown, result: Payload): Payload {
    if (resultPath === undefined || resultPath === "$") return result;
    if (resultPath === null) return this.#input;
    try {
      return new Payload(withValueAt(this.#input.value, asText(resultPath), result.value));
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      throw new StateError("States.ResultPathMatchFailure", `${error.message} ${this.#input.text}`);
    }
  }

  #selected(path: unknown, payload: Payload): Payload {
    if (path === undefined || path === "$") return payload;
    if (path === null) return new Payload({});
    const text = asText(path);
    const found = this.#orFault(() => this.scope(payload).lookUp(text), text);
    if (found.found) return new Payload(found.value);
    throw new RuntimeFault(this.#context, `Invalid path '${text}' : ${found.reason}`);
  }

  #orFault<Result>(work: () => Result, path: string): Result {
    try {
      return work();
    } catch (error) {
      if (error instanceof PathError) {
        throw new RuntimeFault(this.#context, `Invalid path '${path}' : ${error.message}`);
      }
      if (error instanceof TemplateError) throw new RuntimeFault(this.#context, error.cause);
      throw error;
    }
  }
}
