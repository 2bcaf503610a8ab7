import type { StatePermission } from "../asl/permission";
import type { Requirement } from "../asl/required-permissions";
import type { Problem } from "../input/user-error";
import type { PolicyStatement } from "./service-role";

/** A requirement that the role has no statement for. */
type Unmet = Requirement & { readonly resources: undefined };

/** What states need, sorted by who allows it. */
export interface Granted {
  /** What the role gets statements for. */
  readonly derived: readonly StatePermission[];
  /** What statements of the machine's own property allow. */
  readonly stated: readonly Requirement[];
  readonly unmet: readonly Unmet[];
}

/**
 * Sorts what the states need.
 *
 * @param required what the definition tells
 * @param given what whoever wrote the definition tells besides; it counts where the definition does not tell
 * @param statements the machine's own
 */
export function grantedPermissions(
  required: readonly Requirement[],
  given: readonly StatePermission[],
  statements: readonly PolicyStatement[],
): Granted {
  const known = required.filter(isKnown);
  const needed = given.filter(
    ({ state, actions }) =>
      !actions.every((action) => known.some((one) => one.state === state && allows(one, action))),
  );
  const open = required.filter((one): one is Unmet => one.resources === undefined);
  const missing = open.filter(
    ({ state, actions }) =>
      !actions.every((action) => needed.some((one) => one.state === state && allows(one, action))),
  );
  const isStated = ({ actions }: Requirement) => allowsAll(statements, actions);
  return {
    derived: [...known, ...needed],
    stated: missing.filter(isStated),
    unmet: missing.filter((one) => !isStated(one)),
  };
}

function isKnown(one: Requirement): one is Requirement & StatePermission {
  return one.resources !== undefined;
}

function allows({ actions }: { readonly actions: readonly string[] }, action: string): boolean {
  return actions.includes(action);
}

/** Whether statements allow each of the actions, on whatever resource. */
export function allowsAll(statements: readonly PolicyStatement[], actions: readonly string[]): boolean {
  return actions.every((action) =>
    statements.some(({ Action }) => Action.some((pattern) => matches(pattern, action))),
  );
}

/** Whether IAM's pattern of an action, in which `*` and `?` stand for others, has an action. */
function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[^\w*?]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(action);
}

/** What is wrong with a requirement that nothing allows, and the very statement to write. */
export function unmetProblem({ state, actions, unknown, path, value }: Unmet, where: string): Problem {
  const statement = `{ Sid: "${sidOf(state)}", Effect: "Allow", Action: ${JSON.stringify(actions)}, Resource: ["…"] }`;
  const named = JSON.stringify(state);
  if (unknown !== undefined) {
    return {
      what: `State ${named} calls ${unknown}, and what its role needs for that is not known here`,
      where: `${where} (${path})`,
      received: value,
      remedy: `Say it in the property permissions: ${statement}`,
    };
  }
  return {
    what: `State ${named} needs ${actions.join(", ")}, and on which resource is known only when it runs`,
    where: `${where} (${path})`,
    ...(value !== undefined && { received: value }),
    remedy: `Name the resource in the definition, or say it in the property permissions: ${statement}`,
  };
}

/** A state's name as a statement can carry it. */
function sidOf(state: string): string {
  return state.replace(/[^A-Za-z0-9]/g, "") || "State";
}
