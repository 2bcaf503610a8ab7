import { JsonPath } from "./path";
import { PathError } from "./path-error";

/** A member's name or an element's index. */
export type Key = string | number;

/**
 * The keys of a path that leads to one place, also where nothing is there yet.
 * @throws PathError where the text is no path, or no reference path
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html#amazon-states-language-reference-paths
 */
export function referenceKeys(path: string): readonly Key[] {
  return JsonPath.parse(path).steps.map((step) => {
    const [key, ...others] =
      step.kind === "members" ? step.names : step.kind === "indexes" ? step.indexes : [];
    if (step.deep || key === undefined || others.length > 0 || (typeof key === "number" && key < 0)) {
      throw new PathError(`'${path}' is no reference path`);
    }
    return key;
  });
}
