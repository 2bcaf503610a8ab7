import type { Definition } from "../../asl/definition";
import type { Place } from "../../asl/integrations/place";
import { type Requirement, requiredPermissions } from "../../asl/required-permissions";
import { comparedPolicies } from "../permissions/compared-policies";
import { conditionText } from "../permissions/condition-text";
import { grantDifference } from "../permissions/grant-difference";
import { PolicyGrant } from "../permissions/policy-grant";
import type { HeldPolicies, PolicyHolder } from "../permissions/policy-holder";
import { resourceArn } from "../resource-arn";
import type { ResourceChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import type { GateFinding } from "./gate-finding";

type Found = Omit<GateFinding, "gate" | "address">;

const REMEDY =
  "Keep the permission until no execution of the deployed definition runs, and take it away in a later deployment";

const SERVICE = /^Service states\..*amazonaws\.com/;

/** What a deployed definition needs of its machine's role, and the role has now and will not have. */
export function lostPermissions(
  machine: ResourceChange,
  deployed: Definition,
  holders: readonly PolicyHolder[],
  values: StackValues,
): Found[] {
  const arn = values.text(machine.before?.role_arn, "before");
  const holder = holders.find(
    ({ resource }) => resource.type === "aws_iam_role" && resourceArn(resource, "before", values) === arn,
  );
  if (holder === undefined) return [];
  const { address, action } = holder.resource;
  if (action === "delete" || action === "replace") {
    return [
      {
        place: address,
        what: `Executions that run act by ${address}, which is deleted${action === "replace" ? " before it is made again" : ""}`,
        remedy:
          "Keep the role until no execution that began with it runs, and delete it in a later deployment",
      },
    ];
  }
  const { before, after } = comparedPolicies(holder);
  const role = new RolePermissions(grants(before.permissions), grants(after.permissions));
  const trust = grantDifference(grants(before.trust), grants(after.trust)).narrowed;
  return [
    ...trust
      .filter(({ grant }) => SERVICE.test(grant.principal ?? "") || grant.principal === "*")
      .slice(0, 1)
      .map(() => ({
        place: address,
        what: `Executions that run act by ${address}, and what allows Step Functions to assume it changes`,
        remedy: REMEDY,
      })),
    ...requiredPermissions(deployed, placeOf(machine, values)).flatMap((requirement) =>
      role.lost(requirement).map((what) => ({
        place: requirement.state,
        what: `State ${JSON.stringify(requirement.state)}, as it is deployed, needs ${what} to ${requirement.why}, and ${address} may not any more`,
        remedy: REMEDY,
      })),
    ),
  ];
}

class RolePermissions {
  readonly #before: readonly PolicyGrant[];
  readonly #after: readonly PolicyGrant[];
  readonly #narrowed: readonly PolicyGrant[];

  constructor(before: readonly PolicyGrant[], after: readonly PolicyGrant[]) {
    this.#before = before;
    this.#after = after;
    this.#narrowed = grantDifference(before, after).narrowed;
  }

  /** What of a requirement the role was allowed, and is not any more. */
  lost({ actions, resources, conditions }: Requirement): string[] {
    if (this.#narrowed.length === 0) return [];
    const condition = conditionText(conditions);
    return actions.flatMap((action) => {
      // Known only when it runs: whatever is narrower may be what it needs.
      if (resources === undefined) return this.#narrowed.some((one) => one.hasAction(action)) ? [action] : [];
      const lost = resources.filter((resource) => {
        const given = { action, resource, ...(condition !== undefined && { condition }) };
        return isAllowed(given, this.#before) && !isAllowed(given, this.#after);
      });
      return lost.length === 0 ? [] : [`${action} on ${lost.join(", ")}`];
    });
  }
}

function isAllowed(
  needed: { readonly action: string; readonly resource: string; readonly condition?: string },
  held: readonly PolicyGrant[],
): boolean {
  const covered = (effect: "Allow" | "Deny", one: PolicyGrant) => {
    // What is denied under a condition may be denied.
    const { condition } = effect === "Deny" ? one.grant : needed;
    const { action, resource } = needed;
    const grant = { effect, action, resource, ...(condition !== undefined && { condition }) };
    return one.covers(new PolicyGrant(grant, { policy: "" }));
  };
  return held.some((one) => covered("Allow", one)) && !held.some((one) => covered("Deny", one));
}

function grants(policies: HeldPolicies["permissions"]): PolicyGrant[] {
  return policies.flatMap((policy) => policy.grants);
}

/** Where a machine is deployed. */
function placeOf(machine: ResourceChange, values: StackValues): Place {
  const [, , , region = "*", account = "*"] = resourceArn(machine, "before", values).split(":");
  return {
    region,
    account,
    machine: values.text(machine.before?.name, "before") ?? machine.address,
    attribute: (address, attribute) => values.valueOf(`${address}.${attribute}`, "before"),
  };
}
