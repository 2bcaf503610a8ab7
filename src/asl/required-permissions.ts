import type { Definition, State } from "./definition";
import { iamAction } from "./integrations/aws-sdk";
import { distributedMapNeeds, isDistributed } from "./integrations/distributed-map";
import { factsOf } from "./integrations/facts-table";
import { IntegrationCall, member } from "./integrations/integration-call";
import { functionArn, invokeNeed } from "./integrations/lambda";
import type { Need } from "./integrations/need";
import type { Place } from "./integrations/place";
import { type Integration, parseResource } from "./resource";
import { allStates, isRecord, member as memberPath } from "./scopes";

/** Something that one state needs the machine's role to be allowed. */
export interface Requirement extends Omit<Need, "field"> {
  /** The state's name. */
  readonly state: string;
  /** JSON path of the state, or of what would have to name the resource. */
  readonly path: string;
  /** What the definition has there; undefined where it has nothing. */
  readonly value?: unknown;
  /** Of a call whose permissions are not known here: what it calls, for example `glue:startJobRun`. */
  readonly unknown?: string;
}

/**
 * What the states of a definition need the machine's role to be allowed, state by state through every scope. In the
 * definition's texts, `${…}` is a reference to an attribute of the stack's resources, and `$${` a literal `${`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function requiredPermissions(definition: Definition, place: Place): Requirement[] {
  return allStates(definition).flatMap(({ name, path, state }) =>
    needsOf(state, place).map(({ field, ...need }) => {
      if (need.resources !== undefined || field === undefined) return { ...need, state: name, path };
      const missing = placeOf(state, field);
      return { ...need, state: name, path: `${path}${missing.path}`, value: missing.value };
    }),
  );
}

/** Where a field of a state is, as its value or as what computes it. */
function placeOf(state: State, field: string): { readonly path: string; readonly value: unknown } {
  let value: unknown = state;
  let path = "";
  for (const name of field.split(".")) {
    if (!isRecord(value)) break;
    const key = value[name] === undefined && value[`${name}.$`] !== undefined ? `${name}.$` : name;
    path += memberPath(key);
    value = value[key];
  }
  return { path, value };
}

type UnplacedNeed = Need & Pick<Requirement, "unknown">;

function needsOf(state: State, place: Place): readonly UnplacedNeed[] {
  if (isDistributed(state)) return distributedMapNeeds(state, place);
  if (state.Type !== "Task") return [];
  // Whoever's role the task takes on needs the rest.
  if (state.Credentials !== undefined) return [assumeRole(state.Credentials)];
  const text = String(state.Resource);
  const resource = parseResource(text);
  if (resource?.kind === "activity") return [];
  if (resource?.kind !== "integration") return [invokeNeed(functionArn(text, place))];
  const call = new IntegrationCall(resource, place, state);
  const needs = factsOf(resource)?.needs(call);
  if (needs === undefined) return [unknownNeed(resource)];
  return needs.map((need) =>
    need.field === undefined ? need : { ...need, field: `${call.field}.${need.field}` },
  );
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
function assumeRole(credentials: unknown): Need {
  const role = member(isRecord(credentials) ? credentials : {}, "RoleArn");
  return {
    actions: ["sts:AssumeRole"],
    resources: role.kind === "literal" ? [String(role.value)] : undefined,
    why: "take on the role that the task is called with",
    field: "Credentials.RoleArn",
  };
}

function unknownNeed({ service, action }: Integration): UnplacedNeed {
  const unknown = `${service}:${action}`;
  return {
    actions: [iamAction(service, action)],
    resources: undefined,
    why: `call ${unknown}`,
    field: "Resource",
    unknown,
  };
}
