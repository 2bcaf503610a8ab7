import { basename } from "node:path";
import { isRecord } from "../asl/scopes";
import type { PlannedOutput, PlannedResource, TerraformPlan } from "../terraform/plan";
import { readAttributeReference } from "../terraform/reference";
import { equalValues } from "./equal-values";
import type { KnownValue } from "./evaluated-template";
import { pathText } from "./path-text";
import { valueAfter, valueBefore } from "./planned-attributes";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "./planned-value";
import type { Action, Attributes, OutputChange, ResourceChange, StackChange } from "./stack-change";
import { valueAt } from "./value-at";

/**
 * What a saved plan changes.
 * @param folder the stack's folder that it was made in, where that is known
 */
export function planChange(plan: TerraformPlan, folder?: string): StackChange {
  const known = knownValues(plan);
  return {
    origin: "plan",
    ...(folder !== undefined && { stackName: basename(folder) }),
    resources: [...plan.resources.map((one) => resourceChange(one, plan, known)), ...readSources(plan)],
    outputs: plan.outputs.map((one) => outputChange(one, plan, known)),
    drift: plan.drift.map((one) => resourceChange(one, plan, () => undefined)).filter(isDrift),
    folders: folder === undefined ? {} : { after: folder },
    isPartial: plan.isPartial,
  };
}

/** Values as they will be: of resources that the plan has, and else of data sources that it has read. */
function knownValues(plan: TerraformPlan): KnownValue {
  const planned = new Map(plan.resources.map((one) => [one.address, one]));
  const read = new Map(plan.prior.resources.map((one) => [one.address, one]));
  const evaluating = new Set<string>();
  const known: KnownValue = (expression) => {
    const reference = readAttributeReference(expression);
    if (reference === undefined || evaluating.has(expression)) return undefined;
    const { address, path } = reference;
    const resource = planned.get(address);
    if (resource === undefined) {
      const { values, sensitive } = read.get(address) ?? {};
      return valueAt(sensitive, path) === true
        ? undefined
        : (valueAt(values, path) as PlannedValue | undefined);
    }
    evaluating.add(expression);
    const value = valueAt(
      valueAfter(resource.change, plan.expressions.get(configured(address)), known),
      path,
    );
    evaluating.delete(expression);
    return value instanceof Unknown || value instanceof Sensitive || value instanceof PartlyKnown
      ? undefined
      : (value as PlannedValue | undefined);
  };
  return known;
}

/** Data sources that were read when the plan was made: Terraform does not list them among what changes. */
function readSources({ resources, prior }: TerraformPlan): ResourceChange[] {
  const listed = new Set(resources.map(({ address }) => address));
  return prior.resources
    .filter(({ mode, address }) => mode === "data" && !listed.has(address))
    .map(({ address, mode, type, name, values, sensitive }) => {
      const change = { ...UNCHANGED, before: values, after: values };
      const after = valueBefore({ ...change, beforeSensitive: sensitive }) as Attributes;
      return { address, mode, type, name, action: "no-op", after, replacedBy: [] };
    });
}

const UNCHANGED = {
  actions: ["no-op"],
  afterUnknown: false,
  beforeSensitive: false,
  afterSensitive: false,
  replacePaths: [],
  isImported: false,
};

function resourceChange(resource: PlannedResource, plan: TerraformPlan, known: KnownValue): ResourceChange {
  const { address, mode, type, name, previousAddress, deposed, change } = resource;
  const reason = resource.reason ?? (change.isImported ? "import" : undefined);
  return {
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    mode,
    type,
    name,
    action: actionOf(change.actions),
    ...(change.before !== null && { before: valueBefore(change) as Attributes }),
    ...(change.after !== null && {
      after: valueAfter(change, plan.expressions.get(configured(address)), known) as Attributes,
    }),
    replacedBy: change.replacePaths.map(pathText),
    ...(previousAddress !== undefined && { movedFrom: previousAddress }),
    ...(reason !== undefined && { reason }),
  };
}

function outputChange({ name, change }: PlannedOutput, plan: TerraformPlan, known: KnownValue): OutputChange {
  const action = actionOf(change.actions);
  return {
    name,
    action: action === "create" || action === "delete" || action === "no-op" ? action : "update",
    ...(change.before !== null && { before: valueBefore(change) }),
    ...(action !== "delete" && { after: valueAfter(change, plan.expressions.get(`output.${name}`), known) }),
  };
}

function actionOf(actions: readonly string[]): Action {
  const [only = "no-op"] = actions;
  if (actions.length > 1) return "replace";
  return only === "create" || only === "update" || only === "delete" || only === "forget" || only === "read"
    ? only
    : "no-op";
}

/** The address as the configuration has it: one for all instances. */
function configured(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

/** Whether something differs besides what is empty on both sides: providers read null back as "" or []. */
function isDrift({ before, after }: ResourceChange): boolean {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].some(
    (name) =>
      !equalValues(before?.[name], after?.[name]) && !(isEmpty(before?.[name]) && isEmpty(after?.[name])),
  );
}

function isEmpty(value: PlannedValue | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return Array.isArray(value) ? value.every(isEmpty) : isRecord(value) && Object.values(value).length === 0;
}
