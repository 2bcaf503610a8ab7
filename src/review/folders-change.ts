import type { Json } from "../input/json-text";
import { equalValues } from "./equal-values";
import { writtenValue } from "./evaluated-value";
import { replacingAttributes } from "./forced-replacement";
import { type PlannedValue, Sensitive } from "./planned-value";
import type { Attributes, OutputChange, ResourceChange, StackChange } from "./stack-change";
import {
  defaultTags,
  type SynthesizedResource,
  synthesizedOutputs,
  synthesizedResources,
} from "./synthesized-resources";

/**
 * What changes from one synthesis of a stack to another. Nothing is asked of AWS: references stand in texts on both sides.
 *
 * @param before its `cdk.tf.json`; undefined where the stack is new
 * @param after undefined where the stack goes
 */
export function foldersChange(
  before: Json | undefined,
  after: Json | undefined,
  about: Pick<StackChange, "stackName" | "folders">,
): StackChange {
  const [one, other] = [before, after].map(attributesByAddress);
  const addresses = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].sort();
  return {
    origin: "folders",
    ...about,
    resources: addresses.flatMap((address) => resourceChange(one?.get(address), other?.get(address))),
    outputs: outputChanges(synthesizedOutputs(before), synthesizedOutputs(after)),
    drift: [],
  };
}

type Written = Omit<SynthesizedResource, "attributes"> & { readonly attributes: Attributes };

function attributesByAddress(document: Json | undefined): ReadonlyMap<string, Written> {
  const tags = defaultTags(document);
  return new Map(
    synthesizedResources(document).map((resource) => [
      resource.address,
      { ...resource, attributes: writtenValue(withTags(resource, tags)) as Attributes },
    ]),
  );
}

/** The attributes with all tags, those that the provider puts on every resource included. */
function withTags(
  { mode, type, attributes }: SynthesizedResource,
  tags: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  if (mode === "data" || !TAGGED.test(type) || Object.keys(tags).length === 0) return attributes;
  const own = attributes.tags;
  return { ...attributes, tags_all: { ...tags, ...(typeof own === "object" && own !== null ? own : {}) } };
}

/** What has tags, of the resources that this toolkit makes. */
const TAGGED = /^aws_(cloudwatch_log_group|iam_role|lambda_function|sfn_state_machine|sqs_queue)$/;

function resourceChange(before: Written | undefined, after: Written | undefined): ResourceChange[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const { address, mode, type, name } = one;
  const replacedBy =
    before === undefined || after === undefined
      ? []
      : replacingAttributes(type, before.attributes, after.attributes);
  return [
    {
      address,
      mode,
      type,
      name,
      action: actionOf(before?.attributes, after?.attributes, mode, replacedBy),
      ...(before !== undefined && { before: before.attributes }),
      ...(after !== undefined && { after: after.attributes }),
      replacedBy,
    },
  ];
}

function actionOf(
  before: Attributes | undefined,
  after: Attributes | undefined,
  mode: "managed" | "data",
  replacedBy: readonly string[],
): ResourceChange["action"] {
  if (mode === "data") return equalValues(before, after) ? "no-op" : "read";
  if (before === undefined) return "create";
  if (after === undefined) return "delete";
  if (replacedBy.length > 0) return "replace";
  return equalValues(before, after) ? "no-op" : "update";
}

function outputChanges(
  before: ReadonlyMap<string, Json | undefined>,
  after: ReadonlyMap<string, Json | undefined>,
): OutputChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((name) => {
    const [one, other] = [outputValue(before.get(name)), outputValue(after.get(name))];
    if (!before.has(name)) return { name, action: "create", after: other };
    if (!after.has(name)) return { name, action: "delete", before: one };
    return { name, action: equalValues(one, other) ? "no-op" : "update", before: one, after: other };
  });
}

/** A sensitive output's value is compared nowhere, so that it is not said to change. */
function outputValue(written: Json | undefined): PlannedValue {
  return written === undefined ? new Sensitive(false) : writtenValue(written);
}
