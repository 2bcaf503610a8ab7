import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { evaluatedTemplate, type KnownValue } from "./evaluated-template";
import { PartlyKnown, type PlannedValue, Unknown } from "./planned-value";

/** A value of Terraform's JSON, its texts evaluated with what is known. */
export function evaluatedValue(value: Json, known: KnownValue): PlannedValue {
  if (typeof value === "string") return evaluatedTemplate(value, known);
  if (Array.isArray(value)) return value.map((item: Json) => evaluatedValue(item, known));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, evaluatedValue(item as Json, known)]),
  );
}

/** A value of Terraform's JSON as it is written: expressions stand in its texts. */
export function writtenValue(value: Json): PlannedValue {
  const evaluated = evaluatedValue(value, () => undefined);
  return asWritten(evaluated);
}

function asWritten(value: PlannedValue): PlannedValue {
  if (value instanceof Unknown) {
    return new PartlyKnown(value.references.map((one) => `\${${one}}`).join(""), value.references);
  }
  if (value instanceof PartlyKnown || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asWritten);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asWritten(item)]));
}
