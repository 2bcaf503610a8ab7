import type { ScopeSide, StateFacts } from "./scope-side";

/** Pairs that are compared field by field in search of what is only similar: past that, none are. */
const MOST_PAIRS = 1_000_000;

/**
 * The states of a scope that only got another name: their new names, by the old ones. A state that is removed and one that is
 * added are the same where they are of one type and
 *
 * - nothing in them differs but where they lead, and no other state is like them; or the same transition of a state that is
 *   there before and after (or `StartAt`) led to the one and leads to the other; or they lead to the same states;
 * - or else, where they resemble each other: half of their fields are equal (of a task, what it calls among them; a task that
 *   calls the same in the same place need not have more in common), and the same transition led to the one and leads to the
 *   other, or neither resembles another one.
 *
 * Where several would do, they are paired in the order of the definition. A state of nothing but a type and transitions is
 * known by its place alone.
 */
export function renamedStates(before: ScopeSide, after: ScopeSide): ReadonlyMap<string, string> {
  const renames = new Renames(before, after);
  if (renames.areThereAny()) {
    renames.followKept();
    for (let found = true; found; ) {
      found =
        renames.pairUnique() ||
        renames.pairBySameTargets() ||
        renames.followSimilar() ||
        renames.pairSimilar();
    }
  }
  return renames.names;
}

class Renames {
  readonly names = new Map<string, string>();
  readonly #before: ScopeSide;
  readonly #after: ScopeSide;
  readonly #removed: Map<string, StateFacts>;
  readonly #added: Map<string, StateFacts>;

  constructor(before: ScopeSide, after: ScopeSide) {
    this.#before = before;
    this.#after = after;
    const removed = before.names().filter((name) => !after.has(name));
    const added = after.names().filter((name) => !before.has(name));
    const both = removed.length > 0 && added.length > 0;
    this.#removed = both ? factsOf(before, removed) : new Map();
    this.#added = both ? factsOf(after, added) : new Map();
  }

  areThereAny(): boolean {
    return this.#removed.size > 0 && this.#added.size > 0;
  }

  /** Pairs what the states lead to that keep their name, and what the scope starts with. */
  followKept(): void {
    this.#follow(this.#frontier(), (one, other) => one.shape === other.shape);
  }

  /** The same for what resembles each other, behind the renamed states too. */
  followSimilar(): boolean {
    return this.#follow(this.#frontier(), (one, other) => this.#isSimilar(one, other));
  }

  /** Pairs those that no other state is like. */
  pairUnique(): boolean {
    const keyOf = ({ shape, isPlain }: StateFacts) => (isPlain ? undefined : String(shape));
    const added = grouped(this.#added, keyOf);
    return this.#pairAll(grouped(this.#removed, keyOf), (key, ones) => {
      const others = added.get(key);
      return ones.length === 1 && others?.length === 1 ? others : [];
    });
  }

  /** Pairs those that are alike and lead to the same states. */
  pairBySameTargets(): boolean {
    const keyOf = ({ shape, transitions }: StateFacts, resolve: (name: string) => string) => {
      const targets = transitions.map(({ target }) => resolve(target));
      return JSON.stringify([shape, targets]);
    };
    const evident = ({ isPlain, transitions }: StateFacts) => !isPlain || transitions.length > 0;
    const added = grouped(this.#added, (one) => (evident(one) ? keyOf(one, (name) => name) : undefined));
    const removed = grouped(this.#removed, (one) =>
      evident(one) ? keyOf(one, (name) => this.#renamed(name)) : undefined,
    );
    return this.#pairAll(removed, (key) => added.get(key) ?? []);
  }

  /** Pairs those that are alike in most, where neither is like another one. */
  pairSimilar(): boolean {
    if (this.#removed.size * this.#added.size > MOST_PAIRS) return false;
    const candidates = new Map<string, string[]>();
    const claims = new Map<string, number>();
    for (const one of this.#removed.values()) {
      const alike = [...this.#added.values()].filter((other) => this.#isSimilar(one, other));
      candidates.set(
        one.name,
        alike.map(({ name }) => name),
      );
      for (const { name } of alike) claims.set(name, (claims.get(name) ?? 0) + 1);
    }
    let found = false;
    for (const [name, [only, ...others]] of candidates) {
      if (only === undefined || others.length > 0 || claims.get(only) !== 1) continue;
      found = this.#pair(name, only) || found;
    }
    return found;
  }

  #isSimilar(one: StateFacts, other: StateFacts): boolean {
    if (one.type !== other.type || one.called !== other.called) return false;
    if (one.called !== undefined && this.#isSamePlace(one, other)) return true;
    let equal = 0;
    for (const [field, value] of one.fields) if (other.fields.get(field) === value) equal += 1;
    const all = one.fields.size + other.fields.size - equal;
    return all > 0 && 2 * equal >= all;
  }

  #isSamePlace(one: StateFacts, other: StateFacts): boolean {
    const targets = (facts: StateFacts) => new Set(facts.transitions.map(({ target }) => target));
    const isStart = one.name === this.#before.startAt;
    return (
      isStart === (other.name === this.#after.startAt) &&
      this.#isSame(targets(one), targets(other)) &&
      this.#isSame(new Set(one.sources), new Set(other.sources))
    );
  }

  #isSame(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
    return before.size === after.size && [...before].every((name) => after.has(this.#renamed(name)));
  }

  #renamed(name: string): string {
    return this.names.get(name) ?? name;
  }

  #pairAll(
    removed: ReadonlyMap<string, readonly string[]>,
    partners: (key: string, ones: readonly string[]) => readonly string[],
  ): boolean {
    let found = false;
    for (const [key, ones] of removed) {
      const others = partners(key, ones);
      for (const [i, one] of ones.entries()) {
        const other = others[i];
        if (other !== undefined) found = this.#pair(one, other) || found;
      }
    }
    return found;
  }

  /** Pairs two states that are both left, and what follows from it. */
  #pair(one: string, other: string): boolean {
    if (!this.#removed.has(one) || !this.#added.has(other)) return false;
    this.#take(one, other);
    this.#follow(this.#ahead(one, other), (was, is) => was.shape === is.shape);
    return true;
  }

  #take(one: string, other: string): void {
    this.names.set(one, other);
    this.#removed.delete(one);
    this.#added.delete(other);
  }

  /** What the same transitions lead to of the states that are known to be the same, and what the scope starts with. */
  #frontier(): (readonly [string, string])[] {
    const [start, starts] = [this.#before.startAt, this.#after.startAt];
    return [
      ...(typeof start === "string" && typeof starts === "string" ? [[start, starts] as const] : []),
      ...this.#before.names().flatMap((name) => {
        const now = this.#renamed(name);
        return this.#after.has(now) ? this.#ahead(name, now) : [];
      }),
    ];
  }

  /** Pairs what is accepted of states that the same transitions lead to, and goes on from there. */
  #follow(
    pairs: readonly (readonly [string, string])[],
    accepts: (one: StateFacts, other: StateFacts) => boolean,
  ): boolean {
    const waiting = [...pairs];
    let found = false;
    for (const [one, other] of waiting) {
      const [was, is] = [this.#removed.get(one), this.#added.get(other)];
      if (was === undefined || is === undefined || !accepts(was, is)) continue;
      this.#take(one, other);
      waiting.push(...this.#ahead(one, other));
      found = true;
    }
    return found;
  }

  /** What the same transitions of a state before and after lead to. */
  #ahead(one: string, other: string): [string, string][] {
    const after = new Map(this.#after.transitions(other).map(({ slot, target }) => [slot, target]));
    return this.#before.transitions(one).flatMap(({ slot, target }): [string, string][] => {
      const now = after.get(slot);
      return now === undefined || !this.#removed.has(target) || !this.#added.has(now) ? [] : [[target, now]];
    });
  }
}

function factsOf(side: ScopeSide, names: readonly string[]): Map<string, StateFacts> {
  return new Map(
    names.flatMap((name) => {
      const facts = side.facts(name);
      return facts === undefined ? [] : [[name, facts] as const];
    }),
  );
}

function grouped(
  facts: ReadonlyMap<string, StateFacts>,
  keyOf: (facts: StateFacts) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, one] of facts) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [name]);
    else known.push(name);
  }
  return groups;
}
