import type { State } from "../../asl/definition";
import type { Json } from "../../input/json-text";

/** A place in an object, by members and indexes: `["Parameters", "bands", 0]`. */
export type FieldPath = readonly (string | number)[];

/** A field that changes, down to the innermost; `Retry`, `Catch` and `Choices` as a whole. What is absent is not there on that side. */
export interface FieldChange {
  readonly path: FieldPath;
  readonly before?: Json;
  readonly after?: Json;
}

/** A transition that leads elsewhere than before, or did not exist, or does not any more. */
export interface TransitionChange {
  /** The field that holds it after the change, or before it where it is gone: `["Next"]`, `["Catch", 0, "Next"]`. */
  readonly path: FieldPath;
  readonly before?: string;
  readonly after?: string;
  /** Whether it leads to the same state, under another name. */
  readonly followsRename: boolean;
}

export type StateChange =
  | { readonly kind: "added"; readonly name: string; readonly state: State }
  | { readonly kind: "removed"; readonly name: string; readonly state: State }
  | {
      readonly kind: "changed";
      /** After the change. */
      readonly name: string;
      /** Its name before, where that was another. */
      readonly renamedFrom?: string;
      /** Everything that changes in it, but for what is in `scopes`. */
      readonly fields: readonly FieldChange[];
      /** Those of the fields that are transitions. */
      readonly transitions: readonly TransitionChange[];
      /** Its inner scopes that change. */
      readonly scopes: readonly ScopeChange[];
    };

/** What changes in a scope: the machine's own, a branch's or an item processor's. */
export interface ScopeChange {
  /** Where it stands in the state that holds it, `["ItemProcessor"]` or `["Branches", 0]`; empty for the machine's own. */
  readonly at: FieldPath;
  /** Of the scope itself: `StartAt`, `Comment`, `QueryLanguage`, `TimeoutSeconds`. */
  readonly fields: readonly FieldChange[];
  readonly states: readonly StateChange[];
}
