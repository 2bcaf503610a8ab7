import type { Json } from "../../input/json-text";
import { BoundedCache } from "./bounded-cache";
import { Cursor } from "./cursor";
import { type Lookup, lookUp } from "./lookup";
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
  /** The path as AWS repeats it in its messages: `$['scene']['id']`. */
  readonly canonical: string;

  private constructor(steps: readonly Step[]) {
    this.steps = steps;
    this.definite = areDefinite(steps);
    this.canonical = `$${canonicalSteps(steps)}`;
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

  /** What the path leads to, or why it leads nowhere. */
  lookUp(document: Json): Lookup {
    return lookUp(document, this.steps);
  }

  /** What the path leads to: an array where it is not definite, undefined where it is and leads nowhere. */
  select(document: Json): Json | undefined {
    const found = this.lookUp(document);
    return found.found ? found.value : undefined;
  }

  /**
   * What the path leads to.
   * @throws PathError with AWS's reason where it leads nowhere
   */
  read(document: Json): Json {
    const found = this.lookUp(document);
    if (found.found) return found.value;
    throw new PathError(found.reason);
  }
}
