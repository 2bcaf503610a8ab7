import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { readAttributeReference } from "../terraform/reference";
import type { StateResource, TerraformState } from "../terraform/state";
import { comparedAttributes } from "./compared-attributes";
import { equalValues } from "./equal-values";
import type { KnownValue } from "./evaluated-template";
import { evaluatedValue } from "./evaluated-value";
import { replacingAttributes } from "./forced-replacement";
import { type PlannedValue, Sensitive, Unknown } from "./planned-value";
import type { Attributes, OutputChange, ResourceChange, StackChange } from "./stack-change";
import {
  defaultTags,
  type SynthesizedResource,
  synthesizedOutputs,
  synthesizedResources,
} from "./synthesized-resources";
import { valueAt } from "./value-at";

/**
 * What is synthesized here against what is deployed, by the state alone: nothing is asked of AWS. Attributes that the
 * synthesis does not set are the provider's, and are not compared.
 *
 * @param document the stack's `cdk.tf.json`
 */
export function stateChange(
  document: Json,
  state: TerraformState,
  about: Pick<StackChange, "stackName" | "folders">,
): StackChange {
  const synthesized = synthesizedResources(document);
  const deployed = new Map(state.resources.map((one) => [one.address, one]));
  const context = { known: knownValues(synthesized, deployed), tags: defaultTags(document) };
  const kept = synthesized.map((one) => resourceChange(one, deployed.get(one.address), context));
  const gone = state.resources
    .filter(({ address, mode }) => mode === "managed" && !synthesized.some((one) => one.address === address))
    .map(deletion);
  return {
    origin: "state",
    ...about,
    resources: [...kept, ...gone].sort((one, other) => (one.address < other.address ? -1 : 1)),
    outputs: outputChanges(synthesizedOutputs(document), state.outputs, context.known),
    drift: [],
  };
}

interface Context {
  readonly known: KnownValue;
  readonly tags: Readonly<Record<string, Json>>;
}

/**
 * Values as they will be: what the synthesis sets, and else what the state has of a resource that stays. A data source is read
 * again: what the state has of it counts where the synthesis asks for the same.
 */
function knownValues(
  synthesized: readonly SynthesizedResource[],
  deployed: ReadonlyMap<string, StateResource>,
): KnownValue {
  const resources = new Map(synthesized.map((one) => [one.address, one]));
  const evaluating = new Set<string>();
  const known: KnownValue = (expression) => {
    const reference = readAttributeReference(expression);
    const resource = reference === undefined ? undefined : resources.get(reference.address);
    if (reference === undefined || resource === undefined || evaluating.has(expression)) return undefined;
    const { address, path } = reference;
    const written = valueAt(resource.attributes, path);
    if (written !== undefined) {
      evaluating.add(expression);
      const value = evaluatedValue(written as Json, known);
      evaluating.delete(expression);
      return value instanceof Unknown ? undefined : value;
    }
    const there = deployed.get(address);
    if (there === undefined || valueAt(there.sensitive, path) === true) return undefined;
    return stays(resource, there, known)
      ? (valueAt(there.values, path) as PlannedValue | undefined)
      : undefined;
  };
  return known;
}

/** Whether what AWS gives a resource stays: ARNs change with names. */
function stays(resource: SynthesizedResource, there: StateResource, known: KnownValue): boolean {
  const { mode, type, attributes } = resource;
  if (mode === "managed") {
    const after = evaluatedValue(attributes, known) as Attributes;
    return replacingAttributes(type, there.values, after).length === 0;
  }
  const { before, after } = comparedAttributes(evaluatedValue(attributes, known) as Attributes, there);
  return equalValues(before, after);
}

function resourceChange(
  resource: SynthesizedResource,
  there: StateResource | undefined,
  { known, tags }: Context,
): ResourceChange {
  const { address, mode, type, name } = resource;
  const about = { address, mode, type, name };
  const configured = evaluatedValue(resource.attributes, known) as Attributes;
  if (there === undefined) {
    return { ...about, action: mode === "data" ? "read" : "create", after: configured, replacedBy: [] };
  }
  const own = configured.tags;
  const all = isRecord(there.values.tags_all)
    ? { tags_all: { ...tags, ...(isRecord(own) ? (own as Attributes) : {}) } }
    : {};
  const { before, after } = comparedAttributes({ ...configured, ...all }, there);
  const replacedBy = replacingAttributes(type, before, after);
  const isSame = equalValues(before, after);
  const action = isSame ? "no-op" : mode === "data" ? "read" : replacedBy.length > 0 ? "replace" : "update";
  return { ...about, action, before, after, replacedBy };
}

function deletion({ address, mode, type, name, values, sensitive }: StateResource): ResourceChange {
  const before = Object.fromEntries(
    Object.entries(values).map(([attribute, value]) => [
      attribute,
      valueAt(sensitive, [attribute]) === true ? new Sensitive(true) : (value as PlannedValue),
    ]),
  );
  return { address, mode, type, name, action: "delete", before, replacedBy: [] };
}

function outputChanges(
  after: ReadonlyMap<string, Json | undefined>,
  before: Readonly<Record<string, Json>>,
  known: KnownValue,
): OutputChange[] {
  const names = [...new Set([...Object.keys(before), ...after.keys()])].sort();
  return names.flatMap((name): OutputChange[] => {
    const written = after.get(name);
    const value = written === undefined ? undefined : evaluatedValue(written, known);
    if (!Object.hasOwn(before, name)) {
      return value === undefined ? [] : [{ name, action: "create", after: value }];
    }
    const was = before[name] ?? null;
    if (value === undefined) return after.has(name) ? [] : [{ name, action: "delete", before: was }];
    return [{ name, action: equalValues(was, value) ? "no-op" : "update", before: was, after: value }];
  });
}
