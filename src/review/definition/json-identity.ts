/** Numbers for JSON values: equal ones have the same, in whatever order their members are. */
export class JsonIdentity {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();

  /** Without recursion, since values nest at any depth. */
  of(value: unknown): number {
    const waiting = isObject(value) ? [value] : [];
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      const before = waiting.length;
      for (const inner of Object.values(at)) {
        if (isObject(inner) && !this.#known.has(inner)) waiting.push(inner);
      }
      if (waiting.length > before) continue;
      waiting.pop();
      this.#known.set(at, this.#number(this.#shallow(at)));
    }
    return this.#direct(value);
  }

  #direct(value: unknown): number {
    return (
      (isObject(value) ? this.#known.get(value) : undefined) ?? this.#number(String(JSON.stringify(value)))
    );
  }

  #shallow(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.#direct(item)).join()}]`;
    const members = Object.entries(value).map(
      ([name, inner]) => `${JSON.stringify(name)}:${this.#direct(inner)}`,
    );
    return `{${members.sort().join()}}`;
  }

  #number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
