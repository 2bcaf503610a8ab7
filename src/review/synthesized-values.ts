import type { Json } from "../input/json-text";
import { readAttributeReference } from "../terraform/reference";
import type { KnownValue } from "./evaluated-template";
import { evaluatedValue } from "./evaluated-value";
import { type PlannedValue, Unknown } from "./planned-value";
import type { SynthesizedResource } from "./synthesized-resources";
import { valueAt } from "./value-at";

type Path = Parameters<typeof valueAt>[1];

/**
 * Values that a synthesis sets itself, those included that are set by reference to others.
 *
 * @param otherwise gives what it does not set. @default it is not known
 */
export function synthesizedValues(
  synthesized: readonly SynthesizedResource[],
  otherwise: (
    resource: SynthesizedResource,
    path: Path,
    known: KnownValue,
  ) => PlannedValue | undefined = () => undefined,
): KnownValue {
  const resources = new Map(synthesized.map((one) => [one.address, one]));
  const evaluating = new Set<string>();
  const known: KnownValue = (expression) => {
    const reference = readAttributeReference(expression);
    const resource = reference === undefined ? undefined : resources.get(reference.address);
    if (reference === undefined || resource === undefined || evaluating.has(expression)) return undefined;
    const written = valueAt(resource.attributes, reference.path);
    if (written === undefined) return otherwise(resource, reference.path, known);
    evaluating.add(expression);
    const value = evaluatedValue(written as Json, known);
    evaluating.delete(expression);
    return value instanceof Unknown ? undefined : value;
  };
  return known;
}
