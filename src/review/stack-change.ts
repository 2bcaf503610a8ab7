import type { PlannedValue } from "./planned-value";

/** What happens to a resource. `forget` is what leaves the state and stays on AWS. */
export type Action = "no-op" | "create" | "update" | "replace" | "delete" | "forget" | "read";

export type Attributes = Readonly<Record<string, PlannedValue>>;

/** A resource or data source, with what it is before and after. */
export interface ResourceChange {
  /** For example `aws_sfn_state_machine.pipeline`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** The last part of its address. */
  readonly name: string;
  readonly action: Action;
  /** Absent where there is none yet. */
  readonly before?: Attributes;
  /** Absent where there is none any more. */
  readonly after?: Attributes;
  /** Paths of the attributes that cannot be changed in place: `name`, `vpc_config[0].subnet_ids`. */
  readonly replacedBy: readonly string[];
  /** The address that it had before. */
  readonly movedFrom?: string;
  /** Terraform's word for why: `replace_because_tainted`, `delete_because_no_resource_config`. */
  readonly reason?: string;
}

export interface OutputChange {
  readonly name: string;
  readonly action: "no-op" | "create" | "update" | "delete";
  readonly before?: PlannedValue;
  readonly after?: PlannedValue;
}

/** What changes in a stack: the resources before and after, all of them, also those that stay as they are. */
export interface StackChange {
  /** A saved plan; two synthesized folders; or what is synthesized here against the state of what is deployed. */
  readonly origin: "plan" | "folders" | "state";
  readonly stackName?: string;
  /** In the order of their addresses. */
  readonly resources: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  /** What was changed outside of Terraform since it was last applied. Empty but for plans. */
  readonly drift: readonly ResourceChange[];
  /** The stack's folders, where they are known: what was bundled is described there. */
  readonly folders: { readonly before?: string; readonly after?: string };
  /** Whether it is of a part of the stack only: a plan with `-target`. @default false */
  readonly isPartial?: boolean;
}
