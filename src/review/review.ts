import type { Definition } from "../asl/definition";
import type { Diagnostic } from "../asl/diagnostic";
import type { ScopeChange } from "./definition/definition-change";
import type { PlannedValue, Unknown } from "./planned-value";
import type { Action, OutputChange, ResourceChange, StackChange } from "./stack-change";

/** An attribute that changes: what is absent is not there on that side. */
export interface AttributeChange {
  /** `memory_size`, `logging_configuration[0].level`. */
  readonly path: string;
  readonly before?: PlannedValue;
  readonly after?: PlannedValue;
  readonly forcesReplacement: boolean;
}

interface Changed {
  readonly address: string;
  /** Its name on AWS, or its address where that is not known. */
  readonly name: string;
  readonly action: Action;
  readonly movedFrom?: string;
}

/** A state machine that changes, or whose validation tells something. */
export interface MachineChange extends Changed {
  /** Absent where there is none, or it is not known. Of unknown parts the references stand in it. */
  readonly before?: Definition;
  readonly after?: Definition;
  /** Where both are known and differ. */
  readonly definition?: ScopeChange;
  /** Why the definition after is not known. */
  readonly unknown?: Unknown;
  /** What else changes. */
  readonly settings: readonly AttributeChange[];
  /** What the rules find in the definition after. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What one statement allows or denies, taken apart: one action on one resource for one principal. A permissions boundary is a
 * Deny of what its policy does not allow: `not policy arn:…`.
 */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  /**
   * `lambda:InvokeFunction`; after `not ` where the statement says NotAction; `policy arn:…` for all that a managed policy
   * allows which the stack does not hold.
   */
  readonly action: string;
  /** An ARN or pattern; after `not ` where the statement says NotResource; absent in a trust policy, and of a managed one. */
  readonly resource?: string;
  /** `Service states.amazonaws.com`, or `*`, in a policy of who may assume or use something. */
  readonly principal?: string;
  /** JSON text of the statement's conditions. */
  readonly condition?: string;
}

export interface GrantChange extends Grant {
  /** `widened`: allowed now, and not before. `narrowed`: allowed before, and not now. */
  readonly kind: "widened" | "narrowed";
  /** Id of the statement that it is in, where it has one. */
  readonly sid?: string;
  /** What makes it a wide one in itself, as a phrase: `on every resource`. */
  readonly risk?: string;
  /** Why the machine needs it, where the synthesis says so: `state Activator: invoke the function`. */
  readonly reasons: readonly string[];
}

/** A role whose policies or trust change, or something that says who may use it: a queue, a bucket, a function. */
export interface RoleChange extends Changed {
  /** Widened ones first. Rewording that allows the same is none. */
  readonly permissions: readonly GrantChange[];
  /** Who may assume it, or use it. */
  readonly trust: readonly GrantChange[];
  /** Whether a policy is written otherwise and allows the same. */
  readonly isReworded: boolean;
  /** Policies, by address, that are not known until the change is applied. */
  readonly unknown: readonly { readonly address: string; readonly references: readonly string[] }[];
  readonly settings: readonly AttributeChange[];
}

/** A file that went into a bundle. */
export interface InputSize {
  /** Relative to the project; of a package, its name, for all of its files. */
  readonly path: string;
  /** Bytes of it in the bundle; before 0 where it was not in it. */
  readonly before: number;
  readonly after: number;
}

export interface CodeChange {
  /** Bytes of the bundle's JavaScript, or of the zip where that is all that is known; absent where it is not known. */
  readonly before?: number;
  readonly after?: number;
  readonly measured: "bundle" | "zip";
  /** Those that came or grew, the largest first. Absent where what was bundled is not known on both sides. */
  readonly inputs?: readonly InputSize[];
}

/** A function that changes. */
export interface FunctionChange extends Changed {
  /** Absent where the code stays. */
  readonly code?: CodeChange;
  readonly configuration: readonly AttributeChange[];
  /** Names only. */
  readonly environment: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
    /** Those that are not known until the change is applied. */
    readonly unknown: readonly string[];
  };
}

/** What has to be accepted deliberately, in the order in which it is asked. */
export const GATES = ["in-flight", "destroy", "widened", "validation"] as const;
export type Gate = (typeof GATES)[number];

/** A reason not to apply the change without looking. */
export interface Finding {
  readonly gate: Gate;
  readonly address: string;
  /** State, action or JSON path in it. */
  readonly place?: string;
  /** A sentence without a full stop. */
  readonly what: string;
  /** How to do it otherwise. */
  readonly remedy?: string;
  readonly isAccepted: boolean;
}

/** What a change does to the pipeline. */
export interface Review {
  readonly origin: StackChange["origin"];
  readonly stackName?: string;
  /** One line. */
  readonly verdict: string;
  /** How many managed resources each action happens to. */
  readonly counts: Readonly<Record<Exclude<Action, "read" | "no-op">, number>>;
  readonly machines: readonly MachineChange[];
  readonly roles: readonly RoleChange[];
  readonly functions: readonly FunctionChange[];
  /** The rest of what changes. */
  readonly others: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  readonly drift: readonly ResourceChange[];
  readonly findings: readonly Finding[];
  /** What was given to accept, and nothing was found for. */
  readonly acceptedInVain?: readonly string[];
}
