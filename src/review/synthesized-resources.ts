import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";

/** A resource or data source as it is synthesized: attributes with templates in their texts. */
export interface SynthesizedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, Json>>;
}

/** What tells Terraform how to manage a resource, and is no attribute of it. */
const META = [
  "//",
  "depends_on",
  "count",
  "for_each",
  "provider",
  "lifecycle",
  "provisioner",
  "connection",
  "timeouts",
];

/** Attributes that are maps of texts: any other object is a block, of which Terraform's states hold an array. */
const MAPS = ["tags", "tags_all", "variables", "labels", "parameters", "default_arguments"];

/** The resources and data sources of a stack's `cdk.tf.json`, in the order of their addresses. */
export function synthesizedResources(document: Json | undefined): SynthesizedResource[] {
  const kinds = [
    ["resource", "managed"],
    ["data", "data"],
  ] as const;
  return kinds
    .flatMap(([member, mode]) =>
      entries(memberOf(document, member)).flatMap(([type, blocks]) =>
        entries(blocks).map(([name, block]) => ({
          address: mode === "data" ? `data.${type}.${name}` : `${type}.${name}`,
          mode,
          type,
          name,
          attributes: attributesOf(block),
        })),
      ),
    )
    .sort((one, other) => (one.address < other.address ? -1 : 1));
}

/** The values of a stack's outputs, by name; undefined where one is sensitive. */
export function synthesizedOutputs(document: Json | undefined): ReadonlyMap<string, Json | undefined> {
  return new Map(
    entries(memberOf(document, "output")).map(([name, output]) => [
      name,
      memberOf(output, "sensitive") === true ? undefined : (memberOf(output, "value") ?? null),
    ]),
  );
}

/** The tags that the provider puts on every resource. */
export function defaultTags(document: Json | undefined): Readonly<Record<string, Json>> {
  const provider = first(memberOf(memberOf(document, "provider"), "aws"));
  return Object.fromEntries(entries(memberOf(first(memberOf(provider, "default_tags")), "tags")));
}

function attributesOf(block: Json): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    entries(block)
      .filter(([name, value]) => !META.includes(name) && value !== null)
      .map(([name, value]) => [name, asInState(name, value)]),
  );
}

function asInState(name: string, value: Json): Json {
  if (MAPS.includes(name)) return value;
  if (Array.isArray(value))
    return value.map((item: Json) => (isRecord(item) ? attributesOf(item as Json) : item));
  return isRecord(value) ? [attributesOf(value as Json)] : value;
}

function first(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? (value[0] as Json | undefined) : value;
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] as Json) : undefined;
}

function entries(value: Json | undefined): [string, Json][] {
  return isRecord(value) ? (Object.entries(value) as [string, Json][]) : [];
}
