import type { State } from "../definition";
import { parseResource } from "../resource";
import { isRecord } from "../scopes";
import { bucketArn, objectsArn } from "./bucket-arn";
import { IntegrationCall } from "./integration-call";
import type { Need } from "./need";
import { arnIn, type Place } from "./place";
import { listNeed, onObject } from "./s3-facts";

/** Whether a state runs its items in executions of their own. */
export function isDistributed(state: State): boolean {
  const processor = state.ItemProcessor;
  const config = isRecord(processor) ? processor.ProcessorConfig : undefined;
  return state.Type === "Map" && isRecord(config) && config.Mode === "DISTRIBUTED";
}

/**
 * What a distributed Map needs its machine's role to be allowed.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
 */
export function distributedMapNeeds(state: State, place: Place): readonly Need[] {
  const { machine } = place;
  const label = typeof state.Label === "string" ? state.Label : "*";
  return [
    {
      actions: ["states:StartExecution"],
      resources: [arnIn(place, "states", `stateMachine:${machine}`)],
      why: "run the items in executions of their own",
    },
    {
      actions: ["states:DescribeExecution"],
      resources: [arnIn(place, "states", `execution:${machine}:*`)],
      why: "follow the executions",
    },
    {
      actions: ["states:RedriveExecution"],
      resources: [arnIn(place, "states", `execution:${machine}/${label}:*`)],
      why: "run items again when the execution is redriven",
    },
    ...within("ItemReader", readerNeeds(state.ItemReader, place), state),
    ...within("ResultWriter", writerNeeds(state.ResultWriter, place), state),
  ];
}

/** The needs with their fields as seen from the state. */
function within(
  holder: "ItemReader" | "ResultWriter",
  needs: readonly Need[],
  state: State,
): readonly Need[] {
  const call = state[holder];
  const given = isRecord(call) && call.Parameters !== undefined ? "Parameters" : "Arguments";
  return needs.map(({ field = "Bucket", ...need }) => ({ ...need, field: `${holder}.${given}.${field}` }));
}

function readerNeeds(reader: unknown, place: Place): readonly Need[] {
  const call = callOf(reader, place);
  if (call === undefined || !isRecord(reader)) return [];
  const config = isRecord(reader.ReaderConfig) ? reader.ReaderConfig : {};
  const bucket = bucketArn(call.text("Bucket"), place);
  const objects = (key: string) => {
    const arn = objectsArn(bucket, key, "*");
    return arn === undefined ? undefined : [arn];
  };
  if (call.integration.action === "listObjectsV2") {
    const list = listNeed(call);
    if (config.Transformation !== "LOAD_AND_FLATTEN") return [list];
    const prefix = call.text("Prefix") ?? "";
    return [
      list,
      { actions: ["s3:GetObject"], resources: objects(prefix), why: "read the items", field: "Bucket" },
    ];
  }
  const manifest = config.InputType === "MANIFEST" || config.ManifestType !== undefined;
  const key = call.text("Key");
  if (!manifest || key === undefined) return [onObject(call, "s3:GetObject", "read the items")];
  const data = key.replace(/[^/]*\/[^/]*$/, "data/");
  return [
    onObject(call, "s3:GetObject", "read the manifest"),
    { actions: ["s3:GetObject"], resources: objects(data), why: "read the items", field: "Bucket" },
  ];
}

function writerNeeds(writer: unknown, place: Place): readonly Need[] {
  const call = callOf(writer, place);
  if (call === undefined) return [];
  const prefix = call.given("Prefix");
  const below = prefix.kind === "literal" ? `${String(prefix.value).replace(/\/?$/, "/")}` : "";
  const objects = objectsArn(bucketArn(call.text("Bucket"), place), below === "/" ? "" : below, "*");
  return [
    {
      actions: ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
      resources: objects === undefined ? undefined : [objects],
      why: "write the results",
      field: "Bucket",
    },
  ];
}

function callOf(place: unknown, where: Place): IntegrationCall | undefined {
  const resource = isRecord(place) ? parseResource(String(place.Resource)) : undefined;
  return resource?.kind === "integration" && isRecord(place)
    ? new IntegrationCall(resource, where, place)
    : undefined;
}
