import { farReaching } from "../permissions/risk";
import type { GrantChange, RoleChange } from "../review";
import type { GateFinding } from "./gate-finding";

const MOST_NAMED = 3;

/**
 * Permissions that are wider than before, a finding for each statement of each role, and policies that are not known: they may
 * be. Where nothing of the stack is there yet nothing is wider than before; what then counts is what is wide in itself: every
 * action, everybody, passing roles on.
 */
export function widenedFindings(roles: readonly RoleChange[], isFirst: boolean): GateFinding[] {
  return roles.flatMap((role) => {
    const counted = ({ kind, ...grant }: GrantChange) =>
      kind === "widened" && (!isFirst || farReaching(grant) !== undefined);
    return [
      ...groups(role.permissions.filter(counted)).map((group) => finding(role, group, permissionText)),
      ...groups(role.trust.filter(counted)).map((group) => finding(role, group, trustText)),
      ...role.unknown.map(({ address, references }) => unknownFinding(role, address, references)),
    ];
  });
}

/** Grants of one statement stand together. */
function groups(grants: readonly GrantChange[]): GrantChange[][] {
  const byStatement = new Map<string, GrantChange[]>();
  for (const grant of grants) {
    const { effect, principal, condition, sid, risk } = grant;
    const key = JSON.stringify([effect, principal, condition, sid, risk]);
    const group = byStatement.get(key);
    if (group === undefined) byStatement.set(key, [grant]);
    else group.push(grant);
  }
  return [...byStatement.values()];
}

function finding(
  { address }: RoleChange,
  group: readonly GrantChange[],
  text: (group: readonly GrantChange[]) => string,
): GateFinding {
  const risk = group.find((one) => one.risk !== undefined)?.risk;
  return {
    gate: "widened",
    address,
    place: named(group.map(({ action }) => action)),
    what: `${text(group)}${risk === undefined ? "" : `: ${risk}`}`,
    remedy: "Allow only what is needed, on the resources that it is needed on",
  };
}

function permissionText(group: readonly GrantChange[]): string {
  const [first] = group;
  const what = `${named(group.map(({ action }) => action))}${on(group)}`;
  if (first?.effect === "Deny") return `It is no longer denied ${what}`;
  return `It may ${what}${condition(group)}, and might not before`;
}

function trustText(group: readonly GrantChange[]): string {
  const [first] = group;
  const who = first?.principal === undefined || first.principal === "*" ? "Everybody" : first.principal;
  const what = `${named(group.map(({ action }) => action))}${on(group)}`;
  if (first?.effect === "Deny") return `${who} is no longer denied ${what}`;
  return `${who} may ${what}${condition(group)}, and might not before`;
}

function on(group: readonly GrantChange[]): string {
  const resources = group.flatMap(({ resource }) => resource ?? []);
  return resources.length === 0 ? "" : ` on ${named(resources)}`;
}

function condition([first]: readonly GrantChange[]): string {
  return first?.condition === undefined ? "" : ` under the condition ${first.condition}`;
}

function named(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  const shown = distinct.slice(0, MOST_NAMED).join(", ");
  const more = distinct.length - MOST_NAMED;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function unknownFinding({ address }: RoleChange, policy: string, references: readonly string[]): GateFinding {
  const from = references.length === 0 ? "" : `, from ${named(references)}`;
  return {
    gate: "widened",
    address,
    place: policy,
    what: `What ${policy} allows is known only when the change is applied${from}`,
    remedy: "Deploy what it comes from first, and look at the plan again",
  };
}
