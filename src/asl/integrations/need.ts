import type { Conditions, Permission } from "../permission";

/** What a task needs its machine's role to be allowed. */
export interface Need {
  readonly actions: readonly string[];
  /** Undefined where they are known only when the task runs. */
  readonly resources: readonly string[] | undefined;
  /** As a phrase: "send a message to the queue". */
  readonly why: string;
  readonly conditions?: Conditions;
  /** Where the definition would have to name the resource, for example `Arguments.QueueUrl`. */
  readonly field?: string;
}

/** A need whose resources are all known. */
export type KnownNeed = Need & Permission;
