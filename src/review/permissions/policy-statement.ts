import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { UserError } from "../../input/user-error";
import type { Grant } from "../review";
import { conditionText } from "./condition-text";
import { PolicyGrant } from "./policy-grant";

// AWS takes no policy that comes near it: a role's own are up to 10,240 characters.
const MOST_GRANTS = 20_000;

/**
 * Takes a policy apart: one grant for each action on each resource for each principal. What NotAction, NotResource and
 * NotPrincipal name stands together in one, after `not `.
 *
 * @param policy address of the resource that holds it
 * @throws UserError where it is far longer than AWS takes
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function policyGrants(document: Json, policy: string): PolicyGrant[] {
  const statements: readonly unknown[] = isRecord(document) ? [document.Statement].flat() : [];
  const parts = statements.flatMap((one) => (isRecord(one) ? [statementParts(one)] : []));
  const count = parts.reduce(
    (sum, { actions, resources, principals }) => sum + actions.length * resources.length * principals.length,
    0,
  );
  if (count > MOST_GRANTS) {
    throw new UserError({
      what: "A policy says more than can be taken apart, and far more than AWS takes",
      where: policy,
      received: `${count} actions on resources`,
      remedy: "Name fewer actions or resources, by wildcards where all of them are meant",
    });
  }
  return parts.flatMap(({ effect, sid, actions, resources, principals, condition }) =>
    actions.flatMap((action) =>
      resources.flatMap((resource) =>
        principals.map((principal) => {
          const grant: Grant = {
            effect,
            action,
            ...(resource !== undefined && { resource }),
            ...(principal !== undefined && { principal }),
            ...(condition !== undefined && { condition }),
          };
          return new PolicyGrant(grant, { policy, ...(sid !== undefined && { sid }) });
        }),
      ),
    ),
  );
}

function statementParts(statement: Record<string, unknown>) {
  const { Effect, Sid, Action, NotAction, Resource, NotResource, Condition } = statement;
  return {
    // Whatever is not read as Deny counts as what it would be worst as.
    effect: Effect === "Deny" ? ("Deny" as const) : ("Allow" as const),
    sid: typeof Sid === "string" && Sid !== "" ? Sid : undefined,
    actions: NotAction === undefined ? texts(Action) : [`not ${joined(texts(NotAction))}`],
    resources: resourcesOf(Resource, NotResource),
    principals: principalsOf(statement),
    condition: conditionText(Condition),
  };
}

function resourcesOf(resource: unknown, notResource: unknown): readonly (string | undefined)[] {
  if (notResource !== undefined) return [`not ${joined(texts(notResource))}`];
  return resource === undefined ? [undefined] : texts(resource);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function principalsOf({ Principal, NotPrincipal }: Record<string, unknown>): readonly (string | undefined)[] {
  if (NotPrincipal !== undefined) return [`not ${joined(principals(NotPrincipal))}`];
  return Principal === undefined ? [undefined] : principals(Principal);
}

function principals(given: unknown): readonly string[] {
  if (!isRecord(given)) return texts(given);
  return Object.entries(given).flatMap(([type, names]) => texts(names).map((name) => principal(type, name)));
}

/** Everybody is `*` under AWS too, and an account is its root. */
function principal(type: string, name: string): string {
  if (type !== "AWS") return `${type} ${name}`;
  if (name === "*") return "*";
  return `AWS ${/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name}`;
}

function texts(given: unknown): readonly string[] {
  const all = [given].flat().filter((one) => one !== undefined && one !== null);
  return [...new Set(all.map((one) => (typeof one === "string" ? one : JSON.stringify(one))))];
}

function joined(all: readonly string[]): string {
  return [...all].sort().join(", ");
}
