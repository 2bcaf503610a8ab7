import { PartlyKnown, type PlannedValue, Unknown } from "../planned-value";
import type { ResourceChange } from "../stack-change";
import type { Side, StackValues } from "../stack-values";
import { holdersNamed } from "./policy-types";

/** Which roles a policy or an attachment names, by name or reference, on either side. */
export class RoleIndex {
  readonly #byName = new Map<string, ResourceChange>();
  readonly #values: StackValues;

  constructor(roles: readonly ResourceChange[], values: StackValues) {
    this.#values = values;
    for (const role of roles) {
      for (const side of ["before", "after"] as const) {
        for (const attribute of ["name", "id", "arn"]) {
          const text = values.text(role[side]?.[attribute], side);
          if (text !== undefined) this.#byName.set(text, role);
        }
      }
    }
  }

  rolesOf(resource: ResourceChange): ResourceChange[] {
    const sides = (["before", "after"] as const).flatMap((side) => this.rolesOn(resource, side));
    return [...new Set(sides)];
  }

  rolesOn(resource: ResourceChange, side: Side): ResourceChange[] {
    return holdersNamed(resource, side).flatMap((value) => {
      const named = this.#byName.get(this.#values.text(value, side) ?? "");
      if (named !== undefined) return [named];
      const role = this.#values.referred(referencesOf(value));
      return role?.type === "aws_iam_role" ? [role] : [];
    });
  }

  /** The name of whom a policy is for. */
  namedHolder(resource: ResourceChange): string | undefined {
    const side = resource.after === undefined ? "before" : "after";
    const names = holdersNamed(resource, side).map((value) => this.#values.text(value, side));
    return names.find(Boolean);
  }
}

/** What a value that is not known comes from. */
export function referencesOf(value: PlannedValue | undefined): readonly string[] {
  return value instanceof Unknown || value instanceof PartlyKnown ? value.references : [];
}
