import { BoundedCache } from "../json-path/bounded-cache";

/** A node of an expression's tree, as the jsonata package makes it; its types leave out most of it. */
export type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** An expression's tree, or what is wrong with the text, as JSONata says it. */
export type Parsed =
  | { readonly tree: Node; readonly problem?: never }
  | { readonly problem: string; readonly tree?: never };

const parsed = new BoundedCache<Parsed>(1000);

/** Reads an expression, without `{%` and `%}`; never throws. */
export function parseJsonata(text: string): Parsed {
  return parsed.get(text, parse);
}

function parse(text: string): Parsed {
  // Loaded with the first expression only: most definitions have none.
  const jsonata: typeof import("jsonata") = require("jsonata");
  try {
    return { tree: jsonata(text).ast() as unknown as Node };
  } catch (error) {
    const problem =
      error instanceof RangeError ? "The expression nests too deep" : String((error as Error).message);
    return { problem };
  }
}
