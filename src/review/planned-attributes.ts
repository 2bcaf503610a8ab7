import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import type { Expression, PlannedChange } from "../terraform/plan";
import { equalValues } from "./equal-values";
import { evaluatedTemplate, type KnownValue } from "./evaluated-template";
import { type PlannedValue, Sensitive, Unknown } from "./planned-value";
import { valueAt } from "./value-at";

/** A value before a change, without what is sensitive. */
export function valueBefore({ before, after, beforeSensitive }: PlannedChange): PlannedValue {
  return withoutSecrets(before, beforeSensitive, after);
}

/**
 * A value after a change, without what is sensitive, and with what is not known yet. Texts of which the configuration tells the
 * template are evaluated with what is known.
 */
export function valueAfter(
  { before, after, afterUnknown, afterSensitive }: PlannedChange,
  expression: Expression,
  known: KnownValue,
): PlannedValue {
  return planned(
    { value: after, unknown: afterUnknown, sensitive: afterSensitive, other: before, expression },
    known,
  );
}

/** A value and what is said of it, at one place. */
interface Place {
  readonly value: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
  /** What stands there on the other side. */
  readonly other: Json | undefined;
  readonly expression: Expression;
}

function planned(place: Place, known: KnownValue): PlannedValue {
  const { value, unknown, sensitive, other, expression } = place;
  if (sensitive === true) return new Sensitive(holdsTrue(unknown) || !equalValues(value, other));
  if (unknown === true) return notKnown(expression, known);
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const length = Math.max(lengthOf(value), lengthOf(unknown));
    return Array.from({ length }, (_, i) => planned(inside(place, i), known));
  }
  if (isRecord(value) || isRecord(unknown)) {
    const names = new Set([...Object.keys(value ?? {}), ...Object.keys(unknown ?? {})]);
    const members = [...names].map((name) => [name, inside(place, name)] as const);
    return Object.fromEntries(
      members
        .filter(([, one]) => one.value !== undefined || holdsTrue(one.unknown))
        .map(([name, one]) => [name, planned(one, known)]),
    );
  }
  return value ?? null;
}

function inside(place: Place, step: string | number): Place {
  return {
    value: at(place.value, step),
    unknown: at(place.unknown, step),
    sensitive: place.sensitive === true ? true : at(place.sensitive, step),
    other: at(place.other, step),
    // A block that stands once is written without an array.
    expression:
      typeof step === "number" && isRecord(place.expression) ? place.expression : at(place.expression, step),
  };
}

function notKnown(expression: Expression, known: KnownValue): PlannedValue {
  if (!isRecord(expression)) return new Unknown();
  const { constant_value: template, references } = expression;
  if (typeof template === "string") return evaluatedTemplate(template, known);
  return new Unknown(Array.isArray(references) ? attributesOf(references.map(String)) : []);
}

/** Terraform lists `a.b.arn` and then `a.b`, which says nothing more. */
function attributesOf(references: readonly string[]): string[] {
  return references.filter((one) => !references.some((other) => other.startsWith(`${one}.`)));
}

function withoutSecrets(
  value: Json | undefined,
  sensitive: Json | undefined,
  other: Json | undefined,
): PlannedValue {
  return planned({ value, unknown: false, sensitive, other, expression: undefined }, () => undefined);
}

/** Whether a tree of what is not known has anything in it. */
function holdsTrue(unknown: Json | undefined): boolean {
  if (unknown === true) return true;
  return typeof unknown === "object" && unknown !== null && Object.values(unknown).some(holdsTrue);
}

function at(value: Json | undefined, step: string | number): Json | undefined {
  return valueAt(value, [step]) as Json | undefined;
}

function lengthOf(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
