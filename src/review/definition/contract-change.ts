import type { Definition, State } from "../../asl/definition";
import { parseResource } from "../../asl/resource";
import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";
import { canCallSame, changedFunction } from "./changed-function";
import { definitionDifference } from "./definition-difference";
import { HandedOver, type Source } from "./handed-over";
import { type PairedState, pairedScopes } from "./paired-scopes";

/** Why an execution that is running when a change is applied may fail, or do what nobody meant. */
export interface InFlightFinding {
  /** JSON path of the state, in the definition before. */
  readonly path: string;
  /** A sentence without a full stop. */
  readonly what: string;
  readonly remedy: string;
}

type Fields = Readonly<Record<string, unknown>>;

const TAKEN = ["InputPath", "Parameters", "Arguments"];
const MADE = ["ResultSelector", "OutputPath", "Output", "Assign"];
const CATCHES_ALL: ReadonlySet<unknown> = new Set(["States.ALL", "States.TaskFailed"]);

const REMEDY =
  "Deploy code that also works with the deployed definition first, and the definition afterwards; or let the machine call a published version";

/**
 * What a change of both a function's code and the definition around its call means for executions of a Standard machine that are
 * running. They go on with the definition that they began with, also when they are redriven, but a function runs its new code
 * at once. So the new code can get what the old definition hands over, where the new definition no longer hands it over; its
 * result is taken as the old definition says; and errors that only the new definition handles end the execution.
 *
 * Nothing is found where only the code or only the definition changes, nor of a task that calls a published version.
 *
 * @param changedFunctions functions whose code changes, by ARN, by name or by address: `aws_lambda_function.processor`
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
 */
export function inFlightFindings(
  before: Definition,
  after: Definition,
  changedFunctions: ReadonlySet<string>,
): readonly InFlightFinding[] {
  const change = changedFunctions.size === 0 ? undefined : definitionDifference(before, after);
  if (change === undefined) return [];
  const states = pairedScopes(before, after, change).flatMap((scope) => scope.states);
  const contracts = new Contracts(states);
  return states.flatMap((state) => {
    const old = state.before;
    const name = old === undefined ? undefined : changedFunction(old.state, changedFunctions);
    if (old === undefined || name === undefined) return [];
    return contracts
      .changes(state)
      .map((what) => ({ path: old.path, what: `The code of ${name} changes, and ${what}`, remedy: REMEDY }));
  });
}

class Contracts {
  readonly #states: readonly PairedState[];
  readonly #before = new HandedOver("before");
  readonly #after = new HandedOver("after");

  constructor(states: readonly PairedState[]) {
    this.#states = states;
  }

  changes(state: PairedState): string[] {
    const name = JSON.stringify(state.before?.name);
    const handed = this.#handedNoMore(state);
    const now = this.#now(state)?.after?.state;
    const made = now === undefined ? [] : differing(state.before?.state, now, MADE);
    const errors = now === undefined ? [] : newErrors(state.before?.state, now);
    return [
      ...(handed === undefined
        ? []
        : [`${handed}; executions in flight call the new code as the old definition says`]),
      ...(made.length === 0
        ? []
        : [
            `${name} takes its result in another way (${made.join(", ")}); executions in flight take it as before`,
          ]),
      ...(errors.length === 0
        ? []
        : [
            `only the new definition of ${name} handles ${errors.join(", ")}; executions in flight would fail of it`,
          ]),
    ];
  }

  /** The state itself, where it still calls the function. */
  #now(state: PairedState): PairedState | undefined {
    return this.#calls(state, state) ? state : undefined;
  }

  #calls(state: PairedState, as: PairedState): boolean {
    return (
      state.after !== undefined && as.before !== undefined && canCallSame(as.before.state, state.after.state)
    );
  }

  /** What the function is handed by the old definition, and by no state of the new one. */
  #handedNoMore(state: PairedState): string | undefined {
    const calls = this.#states.filter((one) => this.#calls(one, state));
    if (calls.length === 0 || calls.some((one) => this.#missing(state, one) === undefined)) return undefined;
    const now = this.#now(state);
    const missing = now === undefined ? undefined : this.#missing(state, now);
    return (
      missing ?? `no state hands it what ${JSON.stringify(state.before?.name)} does, which no longer calls it`
    );
  }

  /** What a call of the old definition hands over and a call of the new one does not. */
  #missing(state: PairedState, now: PairedState): string | undefined {
    const { before } = state;
    if (before === undefined || now.after === undefined) return undefined;
    const name = JSON.stringify(before.name);
    const own = differing(before.state, now.after.state, TAKEN);
    if (callOf(before.state) !== callOf(now.after.state)) own.unshift("Resource");
    if (own.length > 0) return `${name} no longer hands it the same (${own.join(", ")})`;
    const sources = this.#after.sources(now);
    const gone = this.#before
      .sources(state)
      .find((source) => !sources.some((other) => isSame(source, other)));
    return gone === undefined ? undefined : `${name} no longer gets what ${sourceText(gone, sources)}`;
  }
}

function isSame(one: Source, other: Source): boolean {
  return one.state === other.state && one.role === other.role && isEqual(one.fields, other.fields);
}

function sourceText({ state, role, fields }: Source, others: readonly Source[]): string {
  if (state === undefined) return "the execution is started with";
  const now = others.find((other) => other.state === state && other.role === role);
  const names =
    now === undefined ? [] : differing(fields, now.fields, Object.keys({ ...fields, ...now.fields }));
  const more = names.length === 0 ? "" : ` (${names.join(", ")})`;
  return `${JSON.stringify(state.before?.name)} ${ROLES[role]}${more}`;
}

const ROLES: Readonly<Record<Source["role"], string>> = {
  input: "starts with",
  leaves: "left",
  catches: "left of an error",
  "hands in": "handed in",
};

/** The names of those fields in which two states differ, but for which function they call. */
function differing(one: Fields | undefined, other: Fields, names: readonly string[]): string[] {
  return names.filter((name) => !isEqual(withoutFunction(one?.[name]), withoutFunction(other[name])));
}

/** By ARN on one side, by a reference on the other: the same function may be named in two ways. */
function withoutFunction(value: unknown): unknown {
  if (!isRecord(value) || value.FunctionName === undefined) return value;
  const { FunctionName, ...rest } = value;
  return rest;
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined ? one === other : sameJson(one as Json, other as Json);
}

/** How a task calls its function: the direct way, or an integration and its pattern. */
function callOf({ Resource }: State): string {
  const resource = typeof Resource === "string" ? parseResource(Resource) : undefined;
  return resource?.kind === "integration" ? `${resource.action} ${resource.pattern}` : "";
}

/** Errors of the function's own that are caught or retried after, and not before. */
function newErrors(before: State | undefined, after: State): string[] {
  const old = new Set(before === undefined ? [] : handledErrors(before, ["Catch"]));
  if ([...old].some((name) => CATCHES_ALL.has(name))) return [];
  const known = new Set(before === undefined ? [] : handledErrors(before, ["Retry", "Catch"]));
  const own = handledErrors(after, ["Catch"]).filter((name) => !/^(?:States|Lambda)\./.test(name));
  return [...new Set(own)].filter((name) => !known.has(name));
}

function handledErrors(state: State, fields: readonly ("Retry" | "Catch")[]): string[] {
  return fields
    .flatMap((field): unknown[] => (Array.isArray(state[field]) ? state[field] : []))
    .flatMap((rule): unknown[] => (isRecord(rule) && Array.isArray(rule.ErrorEquals) ? rule.ErrorEquals : []))
    .filter((name) => typeof name === "string");
}
