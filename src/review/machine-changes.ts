import { checkDefinition, isError } from "../asl/check";
import type { Definition } from "../asl/definition";
import type { Diagnostic } from "../asl/diagnostic";
import type { KnownFunction, Surroundings } from "../asl/machine";
import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { attributeChanges } from "./attribute-changes";
import { definitionDifference } from "./definition/definition-difference";
import { type PlannedValue, Unknown } from "./planned-value";
import { resourceArn } from "./resource-arn";
import type { MachineChange } from "./review";
import { isNothing } from "./same-value";
import type { ResourceChange } from "./stack-change";
import type { Side, StackValues } from "./stack-values";

/** Attributes that are told otherwise, or that AWS gives. */
const LEFT_OUT = new Set([
  "arn",
  "creation_date",
  "definition",
  "id",
  "revision_id",
  "state_machine_version_arn",
  "status",
]);

/** How the state machines of a stack change; one that stays is there where the change makes its definition a wrong one. */
export function machineChanges(resources: readonly ResourceChange[], values: StackValues): MachineChange[] {
  const around = {
    before: surroundings(resources, "before", values),
    after: surroundings(resources, "after", values),
  };
  return resources
    .filter(({ mode, type }) => mode === "managed" && type === "aws_sfn_state_machine")
    .map((resource) => machineChange(resource, values, around))
    .filter(
      ({ action, movedFrom, definition, diagnostics }) =>
        action !== "no-op" ||
        movedFrom !== undefined ||
        definition !== undefined ||
        diagnostics.some(isError),
    );
}

type SidesSurroundings = Readonly<Record<Side, Surroundings>>;

function machineChange(
  resource: ResourceChange,
  values: StackValues,
  around: SidesSurroundings,
): MachineChange {
  const { address, action, movedFrom } = resource;
  const before = definitionOn(resource, "before", values);
  const after = definitionOn(resource, "after", values);
  const definition = before && after && definitionDifference(before, after);
  const unknown = resource.after?.definition;
  const side = resource.after === undefined ? "before" : "after";
  return {
    address,
    name: values.text(resource[side]?.name, side) ?? address,
    action,
    ...(movedFrom !== undefined && { movedFrom }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(definition !== undefined && { definition }),
    ...(unknown instanceof Unknown && { unknown }),
    settings: attributeChanges(resource, values, LEFT_OUT),
    diagnostics: diagnosticsOf(resource, values, around),
  };
}

/** The definition of a machine, in which known references are filled in; undefined where it is not known, or is none. */
export function definitionOn(
  { before, after }: ResourceChange,
  side: Side,
  values: StackValues,
): Definition | undefined {
  const json = values.json((side === "before" ? before : after)?.definition, side);
  return isRecord(json) ? (json as unknown as Definition) : undefined;
}

/** What the rules find after the change. Of a machine that stays, only what they did not find before. */
function diagnosticsOf(
  resource: ResourceChange,
  values: StackValues,
  around: SidesSurroundings,
): Diagnostic[] {
  const found = checked(resource, "after", values, around.after);
  if (resource.action !== "no-op") return found;
  const old = new Set(
    checked(resource, "before", values, around.before).map(({ code, path }) => `${code} ${path}`),
  );
  return found.filter(({ code, path }) => !old.has(`${code} ${path}`));
}

function checked(
  resource: ResourceChange,
  side: Side,
  values: StackValues,
  around: Surroundings,
): Diagnostic[] {
  const attributes = resource[side];
  const definition = readDefinition(attributes?.definition, side, values);
  if (definition === undefined) return [];
  return checkDefinition(definition, {
    ...around,
    type: attributes?.type === "EXPRESS" ? "EXPRESS" : "STANDARD",
  });
}

/** A definition as JSON; text that is no JSON as it is. */
function readDefinition(value: PlannedValue | undefined, side: Side, values: StackValues): Json | undefined {
  return values.json(value, side) ?? (typeof value === "string" ? value : undefined);
}

/** What is known around a definition on one side; what is not known for certain is not checked. */
function surroundings(resources: readonly ResourceChange[], side: Side, values: StackValues): Surroundings {
  const there = resources.filter(({ mode, ...sides }) => mode === "managed" && sides[side] !== undefined);
  const functions = new Map<string, KnownFunction>();
  let areAllNamed = true;
  for (const one of there.filter(({ type }) => type === "aws_lambda_function")) {
    const { function_name, timeout } = one[side] ?? {};
    const known = isNothing(timeout)
      ? { timeoutSeconds: 3 }
      : { ...(typeof timeout === "number" && { timeoutSeconds: timeout }) };
    const name = values.text(function_name, side);
    functions.set(resourceArn(one, side, values), known);
    // A name is found after the last colon.
    if (name === undefined) areAllNamed = false;
    else functions.set(`function:${name}`, known);
  }
  const machines = there.filter(({ type }) => type === "aws_sfn_state_machine");
  return {
    ...(areAllNamed && { functions }),
    stateMachines: new Set(machines.map((one) => resourceArn(one, side, values))),
  };
}
