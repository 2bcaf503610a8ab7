import { BoundedCache } from "./bounded-cache";
import { Cursor } from "./cursor";
import { PathError } from "./path-error";
import { areDefinite, canonicalSteps, type Step } from "./step";
import { parseSteps } from "./step-parser";

const parsed = new BoundedCache<JsonPath>(1000);

/**
 * A JSONPath, with what Step Functions takes of the language: members, indexes, slices, wildcards, descent and filters.
 * Functions as `length()` and regular expressions are none of it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export class JsonPath {
  readonly steps: readonly Step[];
  /** Whether the path leads to one value at most; otherwise its answer is an array. */
  readonly definite: boolean;
  private constructor(steps: readonly Step[]) {
    this.steps = steps;
    this.definite = areDefinite(steps);
  }

  /** The path as AWS repeats it in its messages: `$['scene']['id']`. */
  get canonical(): string {
    return `$${canonicalSteps(this.steps)}`;
  }

  /** @throws PathError where the text is no path that Step Functions takes */
  static parse(text: string): JsonPath {
    return parsed.get(text, () => {
      const cursor = new Cursor(text);
      if (!cursor.take("$")) throw new PathError(`A path begins with $: '${text}'`);
      const steps = parseSteps(cursor, 0);
      if (!cursor.done) throw cursor.unreadable(`Cannot read '${text.slice(cursor.at)}'`);
      return new JsonPath(steps);
    });
  }
}
