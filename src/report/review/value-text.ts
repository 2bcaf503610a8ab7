import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../../review/planned-value";
import { isHolder, isList } from "./sides";

const LONGEST = 200;

/** A value on one line, as Terraform writes it, cut where it is long: `"INFO"`, `(known after apply: aws_iam_role.x.arn)`. */
export function valueText(value: PlannedValue): string {
  return cutText(written(value), LONGEST);
}

/** The text with an ellipsis where it is longer than it may be. */
export function cutText(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function written(value: PlannedValue): string {
  if (value instanceof Unknown) return `(known after apply${namesOf(value.references)})`;
  if (value instanceof Sensitive) return "(sensitive value)";
  if (value instanceof PartlyKnown) return JSON.stringify(value.text);
  if (!isHolder(value)) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(", ")}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${attributeName(name)} = ${written(member)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function namesOf(references: readonly string[]): string {
  return references.length === 0 ? "" : `: ${references.join(", ")}`;
}

/** A name of an attribute, in quotes where it is more than a word. */
export function attributeName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : JSON.stringify(name);
}
