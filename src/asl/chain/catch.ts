import type { Pipeline } from "../pipeline";
import type { AnyChained } from "./chained";
import type { ErrorName } from "./error-names";
import type { Assigned, Leaving } from "./leaving";
import type { RefTo } from "./reference";
import type { ErrorData, ErrorOutput, NoVariables } from "./state-data";
import type { Resolved } from "./template";

/** One catcher, made by the function that the `catch` of a state is given. */
export interface CatcherOptions<Branch extends AnyChained = AnyChained> {
  readonly errors: readonly ErrorName[];
  readonly leaving: Leaving<never, never, never>;
  readonly branch: (start: never) => Branch;
}

/** Makes a catcher: which errors it takes, and the branch that they lead to. */
export interface CatchFunction<Start, Input, Variables> {
  /** The branch is given the error output. */
  <Branch extends AnyChained>(
    errors: readonly ErrorName[],
    branch: (start: Pipeline<Start, ErrorOutput, Variables>) => Branch,
  ): CatcherOptions<Branch>;
  /** The branch is given what `output` makes of the error and of the state's input. */
  <Branch extends AnyChained, Output = RefTo<ErrorOutput>, New = NoVariables>(
    errors: readonly ErrorName[],
    leaving: Leaving<ErrorData<Start, Input, Variables>, Output, New>,
    branch: (start: Pipeline<Start, Resolved<Output>, Assigned<Variables, New>>) => Branch,
  ): CatcherOptions<Branch>;
}

/** The branches that catchers lead to. */
export type Caught<Catchers extends readonly unknown[]> = BranchOf<Catchers[number]>;

type BranchOf<Catcher> = Catcher extends CatcherOptions<infer Branch> ? Branch : never;
