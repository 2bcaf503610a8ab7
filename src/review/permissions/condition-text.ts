import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";

/**
 * JSON text of a statement's conditions, the same for what means the same, but for the case of names: one value is a list of
 * one, and neither the order of values nor that of members counts.
 *
 * @returns undefined where there are none
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function conditionText(condition: unknown): string | undefined {
  if (!isRecord(condition) || Object.keys(condition).length === 0) return undefined;
  return JSON.stringify(written(condition, (name) => name));
}

/** The same for texts of conditions that mean the same: names of operators and keys are not case-sensitive. */
export function conditionKey(text: string): string {
  const condition: unknown = JSON.parse(text);
  return JSON.stringify(written(isRecord(condition) ? condition : {}, (name) => name.toLowerCase()));
}

function written(condition: Readonly<Record<string, unknown>>, name: (written: string) => string): Json {
  return sorted(condition, name, (keys) => (isRecord(keys) ? sorted(keys, name, values) : values(keys)));
}

function sorted(
  members: Readonly<Record<string, unknown>>,
  name: (written: string) => string,
  value: (member: unknown) => Json,
): Json {
  const entries = Object.entries(members).map(([key, member]) => [name(key), value(member)] as const);
  return Object.fromEntries(
    entries.sort(([one], [other]) => compare(one.toLowerCase(), other.toLowerCase())),
  );
}

function values(given: unknown): Json {
  const texts = [given].flat().map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const [only, ...others] = texts.sort();
  return others.length === 0 && only !== undefined ? only : texts;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
