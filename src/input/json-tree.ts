import { findNodeAtLocation, type Node, parseTree } from "jsonc-parser";

/** A place in a text; lines and columns count from 1, a column in UTF-16 units. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A member that an object has a second time. */
export interface DuplicateMember {
  readonly name: string;
  /** The object's place, as names and indexes from the document's root. */
  readonly keys: readonly (string | number)[];
  readonly range: TextRange;
}

/** JSON text that can tell where each of its values stands. */
export class JsonTree {
  readonly #root: Node | undefined;
  readonly #lineStarts: readonly number[];

  /** @param text JSON; what is none, or nests too deep, has no places */
  constructor(text: string) {
    this.#root = parsed(text);
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /**
   * Where a value stands: an object or array by the name that it has in its own object. Where there is no such value, the
   * nearest one around it.
   */
  locate(keys: readonly (string | number)[]): TextRange {
    for (let length = keys.length; length > 0; length--) {
      const node = this.#root && findNodeAtLocation(this.#root, keys.slice(0, length));
      if (node !== undefined) return this.#range(named(node));
    }
    return this.#rangeOf(this.#root?.offset ?? 0, 1);
  }

  /** Every member that an object has twice, and more often: only the last one counts. */
  duplicates(): DuplicateMember[] {
    const found: DuplicateMember[] = [];
    const waiting: { node: Node; keys: readonly (string | number)[] }[] = [];
    if (this.#root !== undefined) waiting.push({ node: this.#root, keys: [] });
    for (const { node, keys } of waiting) {
      const seen = new Set<string>();
      (node.children ?? []).forEach((child, index) => {
        if (node.type === "array") waiting.push({ node: child, keys: [...keys, index] });
        const [key, value] = child.children ?? [];
        if (node.type !== "object" || key === undefined) return;
        const name = String(key.value);
        if (seen.has(name)) found.push({ name, keys, range: this.#range(key) });
        seen.add(name);
        if (value !== undefined) waiting.push({ node: value, keys: [...keys, name] });
      });
    }
    return found;
  }

  #range({ offset, length }: Node): TextRange {
    return this.#rangeOf(offset, length);
  }

  #rangeOf(offset: number, length: number): TextRange {
    const [start, end] = [this.#place(offset), this.#place(offset + length)];
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  #place(offset: number): { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}

/** Nothing where the text nests deeper than the parser goes. */
function parsed(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A value with parts is named by its key: its own text can go over many lines. */
function named(node: Node): Node {
  if (node.children === undefined || node.parent?.type !== "property") return node;
  return node.parent.children?.[0] ?? node;
}
