import type { Catcher, Caught } from "./chain/catcher";
import type { AnyChained, Chained, EndsOf, Led, OutputOf, PayloadOf, VariablesOf } from "./chain/chained";
import type { CaseData, CaseName, Finite, MemberRef, Narrowed, NotExhaustive } from "./chain/choice-cases";
import type {
  Batch,
  DistributedItems,
  DistributedOptions,
  FromData,
  ItemBatcher,
  ItemOf,
  ItemsOption,
  ResultWriter,
  WrittenResults,
} from "./chain/distributed-map";
import type { ErrorName } from "./chain/error-names";
import type { Fits, FitsStart } from "./chain/fits";
import type { AsJson, CrossesJson } from "./chain/json-crossing";
import type { Assigned, Leaving } from "./chain/leaving";
import type { LoopStart } from "./chain/loop-start";
import { PipelineBuilder } from "./chain/pipeline-builder";
import type { RefTo } from "./chain/reference";
import type { RetryOptions } from "./chain/retry";
import type {
  ErrorData,
  ErrorOutput,
  ItemData,
  NoVariables,
  ResultData,
  StateData,
} from "./chain/state-data";
import type { FailOptions, Quantity, StateOptions, WaitOptions } from "./chain/state-options";
import type { ArgumentsOption, Called } from "./chain/task-call";
import type { Present, Resolved } from "./chain/template";
import type { Definition } from "./definition";
import type { StatePermission } from "./permission";

/** Goes on with a payload, or has ended where there is none. */
type Continued<Start, Payload, Variables, Ends> = [Payload] extends [never]
  ? EndedPipeline<Start, Ends>
  : Pipeline<Start, Payload, Variables, Ends>;

/** Goes on with what any of the branches leads to. */
type Joined<Start, Branch, Ends> = Continued<
  Start,
  PayloadOf<Branch>,
  VariablesOf<Branch>,
  Ends | EndsOf<Branch>
>;

/** Goes on after a state with what it gives, or with what its catchers lead to. */
type After<Start, Output, Variables, Ends, Catch extends readonly Catcher[]> = Joined<
  Start,
  Chained<Output, Variables, never> | Caught<Catch>,
  Ends
>;

type NoCatch = readonly [];

/** Makes a catcher: which errors it takes, and the branch that they lead to. */
export interface CatchFunction<Start, Input, Variables> {
  /** The branch is given the error output. */
  <Branch extends AnyChained>(
    errors: readonly ErrorName[],
    branch: (start: Pipeline<Start, ErrorOutput, Variables>) => Branch,
  ): Catcher<Branch>;
  /** The branch is given what `output` makes of the error and of the state's input. */
  <Branch extends AnyChained, Output = RefTo<ErrorOutput>, New = NoVariables>(
    errors: readonly ErrorName[],
    leaving: Leaving<ErrorData<Start, Input, Variables>, Output, New>,
    branch: (start: Pipeline<Start, Resolved<Output>, Assigned<Variables, New>>) => Branch,
  ): Catcher<Branch>;
}

/** What is retried and caught of a state that can fail. */
export interface Handling<Start, Input, Variables, Catch> {
  /**
   * What is retried and how; `false` switches retrying off.
   * @default the state machine's default retriers for a task on a function, nothing otherwise
   */
  readonly retry?: readonly RetryOptions[] | false;
  /**
   * Where the execution goes when the state has failed for good. The first catcher that names the error takes it; what
   * its branch ends with goes on after the state.
   */
  readonly catch?: (on: CatchFunction<Start, Input, Variables>) => Catch;
}

export interface TaskOptions<
  Start,
  Input,
  Variables,
  Result,
  Output = RefTo<Result>,
  New = NoVariables,
  Catch = NoCatch,
> extends StateOptions,
    Leaving<ResultData<Start, Input, Variables, Result>, Output, New>,
    Handling<Start, Input, Variables, Catch> {
  /** Seconds until the task fails with `States.Timeout`. @default no limit but what it calls has */
  readonly timeoutSeconds?: Quantity<StateData<Start, Input, Variables>>;
  /** Seconds without a heartbeat until the task fails with `States.HeartbeatTimeout`. @default no limit */
  readonly heartbeatSeconds?: Quantity<StateData<Start, Input, Variables>>;
}

/** A way out of a Choice state. */
export interface ChoiceRule<Start, Payload, Variables> {
  readonly when: (data: StateData<Start, Payload, Variables>) => RefTo<boolean>;
  readonly then: (branch: Pipeline<Start, Payload, Variables>) => AnyChained;
}

/** A branch for each value that can be told apart. */
type CasesOf<Start, Payload, Variables, Value, Name> = {
  readonly [Case in CaseName<Value>]: (
    branch: Pipeline<Start, Narrowed<Payload, Name, Case>, Variables>,
  ) => AnyChained;
};

export interface MapOptions<Start, Input, Variables, Item, Selected, Catch>
  extends StateOptions,
    Handling<Start, Input, Variables, Catch> {
  /** What each iteration takes. @default the item */
  readonly itemSelector?: (data: ItemData<Start, Input, Variables, Item>) => Selected & Present<Selected>;
  /** Iterations at a time; 0 is as many as Step Functions can run, 40 or so. @default 0 */
  readonly maxConcurrency?: Quantity<StateData<Start, Input, Variables>>;
}

/**
 * A definition being written: immutable, each method gives a new one with one state more. What a state does with its data
 * is written as functions of references, which become JSONata; a definition without any is plain States Language.
 *
 * `Start` is what an execution takes, `Payload` what the last state hands on, `Variables` what is assigned on every way
 * to here, and `Ends` what executions give that have ended before.
 */
export interface Pipeline<Start, Payload, Variables = NoVariables, Ends = never>
  extends Chained<Payload, Variables, Ends>,
    Finished<Start, Payload | Ends> {
  /** Calls a function with the payload; what it returns is the payload of the next state. */
  task<Input, Output>(
    name: string,
    called: Called<Input, Output> & Fits<Payload, Input> & CrossesJson<Input, Output>,
  ): Pipeline<Start, AsJson<Output>, Variables, Ends>;
  /** Calls a function or a service, with the payload or with what `arguments` makes. */
  task<
    Input,
    Result,
    Output = RefTo<AsJson<Result>>,
    New = NoVariables,
    Catch extends readonly Catcher[] = NoCatch,
  >(
    name: string,
    called: Called<Input, Result> & CrossesJson<Input, Result>,
    options: ArgumentsOption<Start, Payload, Variables, Input> &
      TaskOptions<Start, Payload, Variables, AsJson<Result>, Output, New, Catch>,
  ): After<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends, Catch>;

  /** Hands the payload on, or `result` or `output` in its place. */
  pass<const Result>(
    name: string,
    options: StateOptions & { readonly result: Result; readonly output?: never; readonly assign?: never },
  ): Pipeline<Start, Result, Variables, Ends>;
  pass<Output = RefTo<Payload>, New = NoVariables>(
    name: string,
    options?: StateOptions & Leaving<StateData<Start, Payload, Variables>, Output, New>,
  ): Pipeline<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends>;

  /** Waits, then hands the payload on. */
  wait<Output = RefTo<Payload>, New = NoVariables>(
    name: string,
    options: WaitOptions<StateData<Start, Payload, Variables>> &
      Leaving<StateData<Start, Payload, Variables>, Output, New>,
  ): Pipeline<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends>;

  /**
   * Goes on by the first rule whose condition is true, or else by `otherwise`; without one, it goes on with the state
   * after it. The branches that do not end come together there.
   */
  choice<
    const Rules extends readonly ChoiceRule<Start, Payload, Variables>[],
    Otherwise extends AnyChained = Pipeline<Start, Payload, Variables>,
  >(
    name: string,
    rules: Rules,
    otherwise?: (branch: Pipeline<Start, Payload, Variables>) => Otherwise,
    options?: StateOptions,
  ): Joined<Start, Led<Rules[number]["then"]> | Otherwise, Ends>;

  /**
   * Goes on by the case that names the value. The cases have to be all that the value can be, or there is an `otherwise`.
   * In a case of a member of the payload, the payload is known to be one that has that value there.
   */
  choiceBy<
    Value extends string | number | boolean | null,
    Name,
    const Cases extends CasesOf<Start, Payload, Variables, Value, Name>,
  >(
    name: string,
    value: (data: CaseData<Payload, Variables>) => RefTo<Value> & MemberRef<Name>,
    cases: Cases,
  ): Finite<Value> extends true ? Joined<Start, Led<Cases[keyof Cases]>, Ends> : NotExhaustive<Value>;
  choiceBy<
    Value extends string | number | boolean | null,
    Name,
    const Cases extends Partial<CasesOf<Start, Payload, Variables, Value, Name>>,
    Otherwise extends AnyChained,
  >(
    name: string,
    value: (data: CaseData<Payload, Variables>) => RefTo<Value> & MemberRef<Name>,
    cases: Cases,
    otherwise: (branch: Pipeline<Start, Payload, Variables>) => Otherwise,
    options?: StateOptions,
  ): Joined<Start, Led<Cases[keyof Cases]> | Otherwise, Ends>;

  /** Runs branches side by side, each on the payload; what they give, in their order, is the payload of the next state. */
  parallel<
    const Branches extends readonly ((branch: Pipeline<Start, Payload, Variables>) => AnyChained)[],
    Output = RefTo<Outputs<Branches>>,
    New = NoVariables,
    Catch extends readonly Catcher[] = NoCatch,
  >(
    name: string,
    branches: Branches,
    options?: StateOptions &
      Leaving<ResultData<Start, Payload, Variables, Outputs<Branches>>, Output, New> &
      Handling<Start, Payload, Variables, Catch>,
  ): After<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends, Catch>;

  /** Runs `each` for each item; what the iterations give, in the order of the items, is the payload of the next state. */
  map<
    Branch extends AnyChained,
    Item = ItemOf<Payload>,
    Selected = RefTo<Item>,
    Output = RefTo<OutputOf<Branch>[]>,
    New = NoVariables,
    Catch extends readonly Catcher[] = NoCatch,
  >(
    name: string,
    options: ItemsOption<Start, Payload, Variables, Item> &
      MapOptions<Start, Payload, Variables, Item, Selected, Catch>,
    each: (item: Pipeline<Start, Resolved<NoInfer<Selected>>, Variables>) => Branch,
    leaving?: Leaving<ResultData<Start, Payload, Variables, OutputOf<Branch>[]>, Output, New>,
  ): After<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends, Catch>;

  /**
   * Runs `each` for each item of a data set, or for each batch of them, as a child execution of its own. None of the
   * variables is known there.
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
   */
  distributedMap<
    Branch extends AnyChained,
    Batcher extends ItemBatcher<StateData<Start, Payload, Variables>> | undefined,
    Writer extends FromData<StateData<Start, Payload, Variables>, ResultWriter> | undefined,
    Item = ItemOf<Payload>,
    Selected = RefTo<Item>,
    Output = RefTo<MapRunOutput<Branch, Writer>>,
    New = NoVariables,
    Catch extends readonly Catcher[] = NoCatch,
  >(
    name: string,
    options: DistributedItems<Start, Payload, Variables, Item> &
      DistributedOptions<StateData<Start, Payload, Variables>> &
      Omit<MapOptions<Start, Payload, Variables, Item, Selected, Catch>, "maxConcurrency"> & {
        readonly batcher?: Batcher;
        readonly writer?: Writer;
      },
    each: (
      item: Pipeline<
        ChildInput<Resolved<NoInfer<Selected>>, Batcher>,
        ChildInput<Resolved<NoInfer<Selected>>, Batcher>
      >,
    ) => Branch,
    leaving?: Leaving<ResultData<Start, Payload, Variables, MapRunOutput<Branch, Writer>>, Output, New>,
  ): After<Start, Resolved<NoInfer<Output>>, Assigned<Variables, NoInfer<New>>, Ends, Catch>;

  /**
   * Begins a loop: `body` is given the pipeline, and the start to which `backTo` leads. What comes back has to fit the
   * payload and the variables that are there when the loop is entered.
   */
  loop<Branch extends AnyChained>(
    body: (chain: Pipeline<Start, Payload, Variables>, start: LoopStart<Payload, Variables>) => Branch,
  ): Joined<Start, Branch, Ends>;

  /** Goes back to the state that a loop begins with. */
  backTo<Input, Known>(
    start: LoopStart<Input, Known> & FitsStart<Payload, Input> & FitsStart<Variables, Known>,
  ): EndedPipeline<Start, Ends>;

  /** Goes on through a fragment: a function that adds states to a pipeline. */
  through<Next>(fragment: (pipeline: Pipeline<Start, Payload, Variables, Ends>) => Next): Next;

  /** Ends the execution, branch or iteration with the payload, or with what `output` makes of it. */
  succeed<Output = RefTo<Payload>>(
    name: string,
    options?: StateOptions & {
      readonly output?: (data: StateData<Start, Payload, Variables>) => Output & Present<Output>;
    },
  ): EndedPipeline<Start, Ends | Resolved<NoInfer<Output>>>;

  /** Ends the execution with an error. */
  fail(name: string, options: FailOptions<StateData<Start, Payload, Variables>>): EndedPipeline<Start, Ends>;
}

/** What branches give, in their order. */
type Outputs<Branches extends readonly unknown[]> = {
  -readonly [I in keyof Branches]: OutputOf<Led<Branches[I]>>;
};

// Where an option is left out, its type is all that it can be.
type MapRunOutput<Branch, Writer> = undefined extends Writer ? OutputOf<Branch>[] : WrittenResults;

type ChildInput<Item, Batcher> = undefined extends Batcher ? Item : Batch<Item, Batcher>;

/** What every pipeline can be made into. */
export interface Finished<Start, Output> {
  /** Exists for the compiler only: what an execution takes and gives. */
  readonly takes?: (input: Start) => Output;
  /**
   * The definition in the States Language.
   * @throws UserError where the pipeline has no state, or a branch leads nowhere
   */
  toDefinition(): Definition;
  /** What the machine's role needs to be allowed that the definition does not tell. */
  permissions(): readonly StatePermission[];
}

/** A pipeline whose last state ends it: nothing can follow. */
export interface EndedPipeline<Start, Ends> extends Chained<never, never, Ends>, Finished<Start, Ends> {}

export interface PipelineOptions {
  /** Seconds until an execution ends with `States.Timeout`. @default a year, or five minutes of an Express machine */
  readonly timeoutSeconds?: number;
}

/**
 * Begins a pipeline that takes `Input`.
 *
 * @param comment describes the machine; the console shows it
 */
export function pipeline<Input>(comment?: string, options: PipelineOptions = {}): Pipeline<Input, Input> {
  // The builder is of no types: the interface says what may follow what, and the builder does it.
  return PipelineBuilder.start(comment, options) as unknown as Pipeline<Input, Input>;
}
