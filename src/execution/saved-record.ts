import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import { type ExecutionRecord, RECORD_VERSION } from "./record";

/** What every part of a record has. */
const RECORD = {
  texts: ["source", "arn", "name", "clock", "status"],
  objects: ["stateMachine", "definition"],
  lists: ["states", "history"],
};
const PARTS: Readonly<Record<string, Partial<typeof RECORD>>> = {
  states: { texts: ["id", "name", "type", "status", "enteredAt"], lists: ["attempts"] },
  attempts: { texts: ["resource", "status", "startedAt"], lists: ["logs"] },
  logs: { texts: ["timestamp", "message"] },
  runs: { texts: ["status", "startedAt"] },
  branches: { texts: ["status"], lists: ["states"] },
  iterations: { texts: ["status", "startedAt"], lists: ["states"] },
  history: { texts: ["type", "timestamp"] },
};

/**
 * Reads a record that was saved as JSON. What it holds beyond what is needed to show it is not looked at.
 *
 * @param source where it comes from, as errors name it
 * @throws UserError where it is no record, or one of a version that is not known here
 */
export function readRecord(json: Json, source: string): ExecutionRecord {
  const record: unknown = json;
  if (!isRecord(record) || typeof record.version !== "number") {
    throw new UserError({
      what: `${source} is no record of an execution`,
      where: source,
      received: isRecord(record) ? Object.keys(record) : record,
      remedy: "Give what npm start -- --json has printed",
    });
  }
  if (record.version !== RECORD_VERSION) {
    throw new UserError({
      what: `${source} is a record of version ${record.version}, and version ${RECORD_VERSION} is known here`,
      where: source,
      received: record.version,
      remedy: "Record the execution anew, or use the version of this project that recorded it",
    });
  }
  const wrong = faultOf(record, RECORD, "$");
  if (wrong === undefined) return record as unknown as ExecutionRecord;
  throw new UserError({
    what: `${source} is no whole record of an execution: ${wrong.what}`,
    where: `${source} ${wrong.path}`,
    received: wrong.received,
    remedy: "Give what npm start -- --json has printed, unchanged",
  });
}

interface Fault {
  readonly path: string;
  readonly what: string;
  readonly received: unknown;
}

function faultOf(value: unknown, needed: Partial<typeof RECORD>, path: string): Fault | undefined {
  if (!isRecord(value)) return { path, what: "an object is missing", received: value };
  const kinds = [
    ["a text", needed.texts, (member: unknown) => typeof member === "string"],
    ["an object", needed.objects, isRecord],
    ["a list", needed.lists, Array.isArray],
  ] as const;
  for (const [kind, names = [], is] of kinds) {
    for (const name of names) {
      const member = value[name];
      if (!is(member)) return { path: `${path}.${name}`, what: `${kind} is missing`, received: member };
    }
  }
  for (const [name, part] of Object.entries(PARTS)) {
    const list = value[name];
    if (list === undefined) continue;
    if (!Array.isArray(list)) return { path: `${path}.${name}`, what: "a list is missing", received: list };
    for (const [index, one] of list.entries()) {
      const found = faultOf(one, part, `${path}.${name}[${index}]`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
