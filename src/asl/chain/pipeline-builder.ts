import type { Json } from "../../input/json-text";
import type { Definition, State } from "../definition";
import type { Permission, StatePermission } from "../permission";
import { mapStates } from "../scopes";
import type {
  Called,
  DistributedOptions,
  FromData,
  Leaving,
  MapOptions,
  Options,
  Quantity,
  TaskOptions,
} from "./builder-options";
import { caseCondition } from "./case-condition";
import { catcher } from "./catcher";
import { distributedFields } from "./distributed-fields";
import { marked } from "./expression";
import {
  backTo,
  closedLoop,
  EMPTY,
  type Fragment,
  type Place,
  scopeOf,
  withBranch,
  withState,
} from "./fragment";
import { LoopStart } from "./loop-start";
import { expressionFor } from "./operands";
import { retrier } from "./retry";
import { StateFields } from "./state-fields";
import { templateJson } from "./template";

type Branch = (start: PipelineBuilder) => PipelineBuilder;
type MachineFields = Pick<Definition, "Comment" | "TimeoutSeconds">;

/** What a state brings into the pipeline besides its own fields. */
interface Also {
  readonly waysOut?: readonly Place[];
  readonly inner?: readonly PipelineBuilder[];
  readonly permissions?: readonly Permission[];
  readonly leaving?: Leaving;
}

/** What a pipeline does, but for its types: the methods of the interface `Pipeline`, which documents them. */
export class PipelineBuilder {
  readonly #fragment: Fragment;
  readonly #machine: MachineFields;
  readonly #hasExpressions: boolean;
  readonly #permissions: readonly StatePermission[];

  private constructor(
    fragment: Fragment,
    machine: MachineFields,
    hasExpressions: boolean,
    permissions: readonly StatePermission[],
  ) {
    this.#fragment = fragment;
    this.#machine = machine;
    this.#hasExpressions = hasExpressions;
    this.#permissions = permissions;
  }

  static start(
    comment?: string,
    { timeoutSeconds }: { readonly timeoutSeconds?: number } = {},
  ): PipelineBuilder {
    const machine = {
      ...(comment !== undefined && { Comment: comment }),
      ...(timeoutSeconds !== undefined && { TimeoutSeconds: timeoutSeconds }),
    };
    return new PipelineBuilder(EMPTY, machine, false, []);
  }

  task(name: string, called: Called, options: TaskOptions = {}): PipelineBuilder {
    const { given = {}, permissions = [] } = called;
    return this.#added(
      name,
      "Task",
      options,
      (fields) => ({
        Resource: called.arn ?? called.resource,
        ...fields.arguments(given, options.arguments),
        ...fields.field("TimeoutSeconds", "timeoutSeconds", options.timeoutSeconds),
        ...fields.field("HeartbeatSeconds", "heartbeatSeconds", options.heartbeatSeconds),
        ...(options.retry === false && { Retry: [] }),
      }),
      { permissions },
    );
  }

  pass(name: string, options: Options & { readonly result?: unknown } = {}): PipelineBuilder {
    return this.#added(name, "Pass", options, () => ("result" in options ? { Result: options.result } : {}));
  }

  wait(
    name: string,
    options: Options & { readonly seconds?: Quantity; readonly timestamp?: string | FromData },
  ): PipelineBuilder {
    return this.#added(name, "Wait", options, (fields) => ({
      ...fields.field("Seconds", "seconds", options.seconds),
      ...fields.field("Timestamp", "timestamp", options.timestamp),
    }));
  }

  succeed(name: string, options: Options = {}): PipelineBuilder {
    return this.#added(name, "Succeed", options, () => ({}), { waysOut: [] });
  }

  fail(
    name: string,
    options: Options & { readonly error: string | FromData; readonly cause?: string | FromData },
  ): PipelineBuilder {
    const make = (fields: StateFields) => ({
      ...fields.field("Error", "error", options.error),
      ...fields.field("Cause", "cause", options.cause),
    });
    return this.#added(name, "Fail", options, make, { waysOut: [] });
  }

  choice(
    name: string,
    rules: readonly { readonly when: FromData; readonly then: Branch }[],
    otherwise?: Branch,
    options: Options = {},
  ): PipelineBuilder {
    return this.#chosen(
      name,
      options,
      rules.map(({ then }) => then),
      otherwise ?? ((rest) => rest),
      (fields) => rules.map(({ when }, i) => fields.template(`rule ${i + 1}`, when)),
    );
  }

  choiceBy(
    name: string,
    value: FromData,
    cases: Readonly<Record<string, Branch>>,
    otherwise?: Branch,
    options: Options = {},
  ): PipelineBuilder {
    return this.#chosen(name, options, Object.values(cases), otherwise, (fields) => {
      const compared = expressionFor(fields.value("value", value));
      return Object.keys(cases).map((one) => marked(caseCondition(compared, one)));
    });
  }

  parallel(name: string, branches: readonly Branch[], options: Options = {}): PipelineBuilder {
    const inner = branches.map((branch) => branch(PipelineBuilder.start()));
    return this.#added(
      name,
      "Parallel",
      options,
      (fields) => ({
        Branches: inner.map((branch, i) => fields.within(`branch ${i + 1}`, () => scopeOf(branch.#fragment))),
      }),
      { inner },
    );
  }

  map(name: string, options: MapOptions, each: Branch, leaving: Leaving = {}): PipelineBuilder {
    return this.#mapped(name, options, each, leaving, {}, () => ({}));
  }

  distributedMap(
    name: string,
    options: DistributedOptions,
    each: Branch,
    leaving: Leaving = {},
  ): PipelineBuilder {
    const { executionType = "STANDARD" } = options;
    const config = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: executionType } };
    return this.#mapped(name, options, each, leaving, config, (fields) => distributedFields(fields, options));
  }

  loop(
    body: (chain: PipelineBuilder, start: LoopStart<unknown, unknown>) => PipelineBuilder,
  ): PipelineBuilder {
    const start = new LoopStart<unknown, unknown>();
    const branch = body(PipelineBuilder.start(), start);
    const closed = closedLoop(branch.#fragment, start);
    return this.#extended(withBranch(this.#fragment, this.#fragment.open, closed), branch);
  }

  backTo(start: LoopStart<unknown, unknown>): PipelineBuilder {
    return this.#extended(backTo(this.#fragment, start), PipelineBuilder.start());
  }

  through<Next>(fragment: (pipeline: this) => Next): Next {
    return fragment(this);
  }

  toDefinition(): Definition {
    const definition = {
      ...this.#machine,
      ...(this.#hasExpressions && { QueryLanguage: "JSONata" as const }),
      ...scopeOf(this.#fragment),
    };
    return this.#hasExpressions ? mapStates(definition, inJsonata) : definition;
  }

  permissions(): readonly StatePermission[] {
    return this.#permissions;
  }

  #mapped(
    name: string,
    options: MapOptions,
    each: Branch,
    leaving: Leaving,
    config: object,
    more: (fields: StateFields) => object,
  ): PipelineBuilder {
    const inner = each(PipelineBuilder.start());
    const make = (fields: StateFields) => ({
      ...fields.field("Items", "items", options.items),
      ...fields.field("ItemSelector", "itemSelector", options.itemSelector),
      ...fields.field("MaxConcurrency", "maxConcurrency", options.maxConcurrency),
      ...more(fields),
      ItemProcessor: { ...config, ...fields.within("each", () => scopeOf(inner.#fragment)) },
    });
    return this.#added(name, "Map", options, make, { inner: [inner], leaving });
  }

  #chosen(
    name: string,
    options: Options,
    branches: readonly Branch[],
    otherwise: Branch | undefined,
    conditions: (fields: StateFields) => readonly Json[],
  ): PipelineBuilder {
    const ways = branches.map((_, index): Place => ({ kind: "Choices", state: name, index }));
    const rest: Place = { kind: "Default", state: name };
    const choice = this.#added(
      name,
      "Choice",
      options,
      (fields) => ({ Choices: conditions(fields).map((Condition) => ({ Condition })) }),
      { waysOut: otherwise === undefined ? ways : [...ways, rest] },
    );
    const chosen = branches.reduce((joined, branch, i) => joined.#branched(ways[i] as Place, branch), choice);
    return otherwise === undefined ? chosen : chosen.#branched(rest, otherwise);
  }

  #added(
    name: string,
    type: string,
    options: Options,
    make: (fields: StateFields) => object,
    { waysOut, inner = [], permissions = [], leaving = options }: Also = {},
  ): PipelineBuilder {
    const fields = new StateFields(name);
    const { comment, retry } = options;
    const catchers = options.catch?.(catcher) ?? [];
    const caught = catchers.map((_, index): Place => ({ kind: "Catch", state: name, index }));
    const state = {
      Type: type,
      ...(comment !== undefined && { Comment: comment }),
      ...make(fields),
      ...fields.leaving(leaving),
      ...(retry !== undefined && retry !== false && { Retry: retry.map(retrier) }),
      ...(catchers.length > 0 && {
        Catch: catchers.map(({ errors, leaving: left }) => ({
          ErrorEquals: errors,
          ...fields.leaving(left),
        })),
      }),
    };
    const fragment = withState(
      this.#fragment,
      name,
      // Its catchers get their targets by the fragment.
      state as unknown as State,
      waysOut ?? [{ kind: "Next", state: name }, ...caught],
    );
    const added = new PipelineBuilder(
      fragment,
      this.#machine,
      this.#hasExpressions || fields.hasExpressions,
      [...this.#permissions, ...permissions.map((permission) => ({ ...permission, state: name }))],
    );
    const whole = inner.reduce((outer, scope) => outer.#extended(outer.#fragment, scope), added);
    return catchers.reduce(
      (joined, { branch }, i) => joined.#branched(caught[i] as Place, branch as unknown as Branch),
      whole,
    );
  }

  #branched(place: Place, branch: Branch): PipelineBuilder {
    const inner = branch(PipelineBuilder.start());
    return this.#extended(withBranch(this.#fragment, [place], inner.#fragment), inner);
  }

  /** With another fragment in place of its own, and with what another pipeline that went into it brings along. */
  #extended(fragment: Fragment, other: PipelineBuilder): PipelineBuilder {
    return new PipelineBuilder(fragment, this.#machine, this.#hasExpressions || other.#hasExpressions, [
      ...this.#permissions,
      ...other.#permissions,
    ]);
  }
}

/** What a JSONata machine has in the place of a field of JSONPath. */
function inJsonata(state: State): State {
  if (state.Type !== "Pass" || !("Result" in state)) return state;
  return Object.fromEntries(
    Object.entries(state).map(([field, value]) =>
      field === "Result" ? ["Output", templateJson(value)] : [field, value],
    ),
  ) as unknown as State;
}
