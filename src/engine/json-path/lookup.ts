import { areDefinite, canonicalSteps, type Step } from "../../asl/json-path/step";
import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { javaClass, javaText } from "./java-text";
import { childOf, membersOf, selectAll } from "./selection";

/** What a path leads to in a document, or why it leads nowhere. */
export type Lookup = { readonly found: true; readonly value: Json } | Miss;

export interface Miss {
  readonly found: false;
  /** As AWS's path library words it. */
  readonly reason: string;
  /** The path ends with an index outside its array: AWS takes that for null in a payload template. */
  readonly outside: boolean;
  /** An index is taken of something that is no array: AWS then tells the reason even where it hides others. */
  readonly noArray: boolean;
}

/** Follows steps through a document. Where they may lead to several values, the answer is always an array. */
export function lookUp(document: Json, steps: readonly Step[]): Lookup {
  if (!areDefinite(steps)) return { found: true, value: selectAll(document, steps, document) };
  let value = document;
  for (const [i, step] of steps.entries()) {
    const followed = follow(value, step, steps, i);
    if (!followed.found) return followed;
    value = followed.value;
  }
  return { found: true, value };
}

function follow(value: Json, step: Step, steps: readonly Step[], i: number): Lookup {
  const last = i === steps.length - 1;
  if (step.kind === "indexes") return element(value, step.indexes[0] ?? 0, steps, i);
  const names = step.kind === "members" ? step.names : [];
  if (!isRecord(value)) {
    return miss(
      `Expected to find an object with property ${canonicalSteps([step])} in path ${upTo(steps, i)} but found '${javaClass(value)}'. ` +
        "This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
    );
  }
  const [name] = names;
  if (names.length > 1 || name === undefined) return { found: true, value: membersOf(value, names) };
  const member = childOf(value, name);
  if (member !== undefined) return { found: true, value: member };
  return miss(`${last ? "No results for path:" : "Missing property in path"} ${upTo(steps, i + 1)}`);
}

function element(value: Json, index: number, steps: readonly Step[], i: number): Lookup {
  if (value === null) return miss(`The path ${upTo(steps, i)} is null`);
  if (!Array.isArray(value)) {
    const reason = `Filter: ${canonicalSteps(steps.slice(i))} can only be applied to arrays. Current context is: ${javaText(value)}`;
    return { ...miss(reason), noArray: true };
  }
  const found = childOf(value, index);
  if (found !== undefined) return { found: true, value: found };
  return { ...miss(`No results for path: ${upTo(steps, steps.length)}`), outside: i === steps.length - 1 };
}

function upTo(steps: readonly Step[], length: number): string {
  return `$${canonicalSteps(steps.slice(0, length))}`;
}

function miss(reason: string): Miss {
  return { found: false, reason, outside: false, noArray: false };
}
