import type { AnyChained } from "./chained";
import type { ErrorName } from "./error-names";
import type { Leaving } from "./leaving";

/** One catcher, made by the function that the `catch` of a state is given. */
export interface Catcher<Branch extends AnyChained = AnyChained> {
  readonly errors: readonly ErrorName[];
  readonly leaving: Leaving<never, never, never>;
  readonly branch: (start: never) => Branch;
}

/** The branches that catchers lead to. */
export type Caught<Catchers extends readonly unknown[]> = BranchOf<Catchers[number]>;

type BranchOf<One> = One extends Catcher<infer Branch> ? Branch : never;

/** Makes a catcher, with or without what it leaves to its branch. */
export function catcher<Leaves, Branch>(
  errors: readonly string[],
  leavingOrBranch: Leaves | Branch,
  branch: Branch = leavingOrBranch as Branch,
) {
  return {
    errors,
    leaving: (typeof leavingOrBranch === "function" ? {} : leavingOrBranch) as Leaves,
    branch,
  };
}
