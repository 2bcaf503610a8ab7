import type { ExecutionRecord } from "../record";
import { changedItems, changedMembers } from "./changed";
import { PayloadWalk, type Redaction } from "./payload-walk";

type Walk = (value: unknown, payloads: PayloadWalk) => unknown;

const asPart: Walk = (value, payloads) => part(value, payloads);
const asPayload: Walk = (value, payloads) => payloads.payload(value);
const asTemplate: Walk = (value, payloads) => payloads.template(value);
const asItIs: Walk = (value) => value;

/** How members of a record, its events and its definition are gone through that are no parts like any other. */
const MEMBERS: ReadonlyMap<string, Walk> = new Map([
  ...["input", "output", "parameters", "message", "cause", "error"].map((name) => [name, asPayload] as const),
  ...["Parameters", "Arguments", "Result", "ResultSelector", "ItemSelector", "BatchInput", "Items"].map(
    (name) => [name, asTemplate] as const,
  ),
  ...["Output", "Assign", "Error", "Cause"].map((name) => [name, asTemplate] as const),
  ["data", (value, payloads) => eachOf(value, payloads, asPayload)],
  ["States", (value, payloads) => payloads.named(value, (state) => part(state, payloads))],
  ["assignedVariables", (value, payloads) => payloads.variables(value)],
  ...["id", "type", "status", "source", "clock", "failedIn", "timestamp"].map(
    (name) => [name, asItIs] as const,
  ),
  ...["startedAt", "endedAt", "enteredAt", "exitedAt", "stoppedAt"].map((name) => [name, asItIs] as const),
  ...["Type", "QueryLanguage", "Version", "Mode", "ExecutionType"].map((name) => [name, asItIs] as const),
]);

/** Has all secrets learned that names and paths lead to. */
export function gatherSecrets(record: ExecutionRecord, redaction: Redaction): void {
  part(record, new PayloadWalk(redaction, "gather"));
}

/** The record without secrets: what is a payload, and what is the record's own, each in its way. */
export function withoutSecrets(record: ExecutionRecord, redaction: Redaction): ExecutionRecord {
  return part(record, new PayloadWalk(redaction, "clean")) as ExecutionRecord;
}

function part(value: unknown, payloads: PayloadWalk): unknown {
  if (typeof value === "string") return payloads.text(value);
  if (Array.isArray(value)) return changedItems(value, (item) => part(item, payloads));
  return eachOf(value, payloads, asPart);
}

function eachOf(value: unknown, payloads: PayloadWalk, otherwise: Walk): unknown {
  return changedMembers(value, (member, name) => (MEMBERS.get(name) ?? otherwise)(member, payloads));
}
