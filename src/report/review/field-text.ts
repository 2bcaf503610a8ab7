import { isRecord, member, scopesOf } from "../../asl/scopes";
import type { FieldChange, FieldPath } from "../../review/definition/definition-change";
import { counted, functionName, resourceText } from "../graph/state-details";
import { secondsText } from "./rule-text";
import { jsonText, shortText, shortTexts } from "./short-json";

const NAMES: Readonly<Record<string, string>> = {
  Type: "type",
  Resource: "resource",
  TimeoutSeconds: "timeout",
  TimeoutSecondsPath: "timeout",
  HeartbeatSeconds: "heartbeat",
  HeartbeatSecondsPath: "heartbeat",
  Comment: "comment",
};

/** What a field is called in a table: `timeout`, `Parameters.size`. */
export function fieldName(path: FieldPath): string {
  const [first, ...others] = path;
  if (others.length === 0 && typeof first === "string" && Object.hasOwn(NAMES, first)) {
    return NAMES[first] ?? first;
  }
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : member(step))).join("");
  return shortText(text.startsWith(".") ? text.slice(1) : text);
}

/** What a field holds before and after, in few words; in full where these would be the same. */
export function fieldTexts({ path, before, after }: FieldChange): { before?: string; after?: string } {
  const [was, is] = [before, after].map((value) => (value === undefined ? "" : valueText(path, value)));
  const [one = "", other = ""] =
    was === is ? [before, after].map((value) => (value === undefined ? "" : plainText(value))) : [was, is];
  if (before === undefined || after === undefined) {
    return before === undefined ? { after: shortText(other) } : { before: shortText(one) };
  }
  const [short, otherShort] = shortTexts(one, other);
  return { before: short, after: otherShort };
}

function valueText(path: FieldPath, value: unknown): string {
  const last = path.at(-1);
  if (typeof value === "number" && typeof last === "string" && last.endsWith("Seconds")) {
    return secondsText(value);
  }
  if (typeof value === "string" && (last === "Resource" || last === "FunctionName")) {
    return resourceText(value) ?? functionName(value);
  }
  const [field, index] = path;
  if (field === "Branches" && typeof index === "number" && path.length === 2) return statesText(value);
  if ((field === "ItemProcessor" || field === "Iterator" || field === "Branches") && path.length === 1) {
    return statesText(value);
  }
  return plainText(value);
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** Of scopes that come or go as a whole, how many states are in them. */
function statesText(value: unknown): string {
  const scopes = (Array.isArray(value) ? value : [value])
    .filter(isRecord)
    .flatMap((scope) => scopesOf(scope));
  return counted(
    scopes.reduce((sum, { named }) => sum + named.length, 0),
    "state",
  );
}
