/** A name of members, with `*` for any characters; upper and lower case are the same. */
export class KeyPattern {
  readonly #parts: readonly string[];

  constructor(pattern: string) {
    this.#parts = pattern.toLowerCase().split("*");
  }

  matches(key: string): boolean {
    const name = key.toLowerCase();
    const [first = "", ...rest] = this.#parts;
    const last = rest.pop();
    if (last === undefined) return name === first;
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = name.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
    return at <= name.length - last.length;
  }
}
