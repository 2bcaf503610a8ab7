import { JsonPath } from "../../asl/json-path/path";
import { PathError } from "../../asl/json-path/path-error";
import { rooted } from "../../asl/json-path/root";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { type Lookup, lookUp } from "./lookup";

/** What the paths of one state can read. */
export interface PathSources {
  readonly input: Json;
  /** The context object, read behind `$$`. */
  readonly context: () => Json;
  /** The workflow variables, read behind `$name`. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** A number from 0 up to 1. */
  readonly random: () => number;
}

/**
 * Reads the paths of a state: `$` in its input, `$$` in the context object, `$name` in the workflow variables.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export class PathScope {
  readonly #sources: PathSources;

  constructor(sources: PathSources) {
    this.#sources = sources;
  }

  random(): number {
    return this.#sources.random();
  }

  /** @throws PathError where the text is no path */
  lookUp(text: string): Lookup {
    return lookUp(this.#documentOf(text), JsonPath.parse(rooted(text).path).steps);
  }

  /**
   * What a path leads to; undefined where it leads nowhere.
   * @throws PathError where the text is no path, or takes an index of what is no array
   */
  path(text: string): Json | undefined {
    const found = this.lookUp(text);
    if (found.found) return found.value;
    if (found.noArray) throw new PathError(found.reason);
    return undefined;
  }

  /** The input of the state, as text. */
  inputText(): string {
    return jsonText(this.#sources.input);
  }

  /** The document that a path reads, as text. */
  documentText(path: string): string {
    return jsonText(this.#documentOf(path));
  }

  #documentOf(text: string): Json {
    const { root } = rooted(text);
    if (root === "context") return this.#sources.context();
    return root === "variables" ? (this.#sources.variables ?? {}) : this.#sources.input;
  }
}
