/** Conditions of a policy statement, by operator and condition key. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Something that the role of a state machine has to be allowed. */
export interface Permission {
  /** IAM actions in full, for example `sqs:SendMessage`. */
  readonly actions: readonly string[];
  /** ARNs, or references that become one; `*` where the service knows no resources for the actions. */
  readonly resources: readonly string[];
  /** What it is needed for, as a phrase: "send a message to the queue". */
  readonly why: string;
  /** What else has to hold. @default nothing */
  readonly conditions?: Conditions;
}

/** A permission that one state needs. */
export interface StatePermission extends Permission {
  /** The state's name. */
  readonly state: string;
}
