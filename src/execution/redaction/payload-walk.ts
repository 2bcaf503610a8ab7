import type { KeyPattern } from "./key-pattern";
import type { KnownSecrets } from "./known-secrets";
import { isMark, mark } from "./mark";
import { type FoundName, withoutNamedValues } from "./named-values";
import { isSecretKey } from "./secret-keys";
import { withoutShapes } from "./secret-shapes";
import type { ValuePath } from "./value-path";

/** What is to be taken out. */
export interface Redaction {
  readonly keys: readonly KeyPattern[];
  readonly paths: readonly ValuePath[];
  /** Values to be taken out wherever they stand. */
  readonly secrets: KnownSecrets;
}

/** Whether a name is one of the user's patterns', and whether it always is a secret's. */
interface KindOfName {
  readonly asked: boolean;
  readonly always: boolean;
}

type Change = (member: unknown, name: string) => unknown;

/** Goes through payloads: to learn the secrets in them, or to make payloads without them. Shares what does not change. */
export class PayloadWalk {
  readonly #redaction: Redaction;
  readonly #gathers: boolean;
  readonly #texts = new Map<string, string>();
  readonly #roots = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #kinds = new Map<string, KindOfName>();
  #inTemplate = false;

  constructor(redaction: Redaction, aim: "gather" | "clean") {
    this.#redaction = redaction;
    this.#gathers = aim === "gather";
  }

  /** A payload, or a text that holds one. */
  payload(value: unknown): unknown {
    const { paths } = this.#redaction;
    return typeof value === "string" ? this.#text(value, paths, this.#roots) : this.#value(value, paths);
  }

  /** What a definition makes a payload of: what it says of where a value comes from is no secret. */
  template(value: unknown): unknown {
    this.#inTemplate = true;
    const clean = this.#value(value, this.#redaction.paths);
    this.#inTemplate = false;
    return clean;
  }

  /** JSON texts by name. */
  variables(texts: unknown): unknown {
    return this.members(texts, (text, name) => {
      const paths = below(this.#redaction.paths, name);
      const value = typeof text === "string" ? (parsed(text) ?? text) : text;
      const what = this.#whatIs(name, value) ?? whatOf(paths);
      if (what !== undefined) return JSON.stringify(this.#secret(value, what));
      return typeof text === "string" ? this.#text(text, paths, new Map()) : text;
    });
  }

  /** A text in which there can be JSON. */
  text(text: string): string {
    return this.#text(text, [], this.#texts);
  }

  items(items: readonly unknown[], change: (item: unknown, index: number) => unknown): readonly unknown[] {
    let changed: unknown[] | undefined;
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      const clean = change(item, index);
      if (clean !== item) changed ??= [...items];
      if (changed !== undefined) changed[index] = clean;
    }
    return changed ?? items;
  }

  /** An object with its members changed; anything else as it is. */
  members(object: unknown, change: Change): unknown {
    if (typeof object !== "object" || object === null) return object;
    let same = true;
    const entries = Object.entries(object);
    for (const entry of entries) {
      const clean = change(entry[1], entry[0]);
      same &&= clean === entry[1];
      entry[1] = clean;
    }
    return same ? object : Object.fromEntries(entries);
  }

  /** As {@link members}, with what is secret in the members' names taken out as well. */
  renamed(object: unknown, change: Change): unknown {
    const changed = this.members(object, change);
    if (typeof changed !== "object" || changed === null || this.#gathers) return changed;
    const names = Object.keys(changed);
    if (names.every((name) => this.#name(name) === name)) return changed;
    const taken = new Set<string>();
    const entries = Object.entries(changed).map(([name, member]) => {
      const own = free(this.#name(name), taken);
      taken.add(own);
      return [own, member] as const;
    });
    return Object.fromEntries(entries);
  }

  #value(value: unknown, paths: readonly ValuePath[]): unknown {
    const path = paths.length === 0 ? undefined : whatOf(paths);
    if (path !== undefined) return this.#secret(value, path);
    if (typeof value === "string") return this.#text(value, [], this.#texts);
    if (typeof value === "number") {
      const what = this.#gathers ? undefined : this.#redaction.secrets.whatIs(value);
      return what === undefined ? value : mark(what);
    }
    if (Array.isArray(value)) {
      return this.items(value, (item, index) => this.#value(item, below(paths, String(index))));
    }
    return this.renamed(value, (member, name) => {
      const what = this.#whatIs(name, member);
      return what === undefined ? this.#value(member, below(paths, name)) : this.#secret(member, what);
    });
  }

  /** What a member is, by its name; undefined where it is no secret. */
  #whatIs(name: string, value: unknown): string | undefined {
    if (this.#inTemplate && typeof value === "string" && saysWhereFrom(name, value)) return undefined;
    const isText = (typeof value === "string" && value !== "") || Array.isArray(value);
    const { always, asked } = this.#kindOf(name);
    return asked || (isText && always) ? `key ${this.#name(name)}` : undefined;
  }

  #secret(value: unknown, what: string): unknown {
    if (isMark(value)) return value;
    if (this.#gathers) this.#redaction.secrets.add(value, what);
    return mark(what);
  }

  #text(text: string, paths: readonly ValuePath[], known: Map<string, string>): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    const clean = this.#json(text, paths) ?? this.#plain(text);
    known.set(text, clean);
    return clean;
  }

  /** A text that is JSON, without secrets; undefined where it is none, and where its values hold none. */
  #json(text: string, paths: readonly ValuePath[]): string | undefined {
    const value = parsed(text);
    if (value === undefined) return undefined;
    try {
      const clean = this.#value(value, paths);
      return clean === value || this.#gathers ? undefined : JSON.stringify(clean);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const clean = this.#plain(name);
    this.#names.set(name, clean);
    return clean;
  }

  #plain(text: string): string {
    if (this.#gathers || text.length < SHORTEST || isMark(text)) return text;
    const clean = withoutShapes(this.#redaction.secrets.takenOutOf(text));
    return withoutNamedValues(clean, ({ name, isTight }) => this.#named({ name, isTight }));
  }

  /** What a value in a text is. */
  #named({ name, isTight }: FoundName): string | undefined {
    const { always, asked } = this.#kindOf(name);
    return (always && !IN_SHAPES.test(name)) || (asked && !isTight) ? `key ${name}` : undefined;
  }

  #kindOf(name: string): KindOfName {
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const asked = this.#redaction.keys.some((key) => key.matches(name));
    const kind = { asked, always: isSecretKey(name) };
    this.#kinds.set(name, kind);
    return kind;
  }
}

/** Shorter than any secret. */
const SHORTEST = 4;

/** Names whose values in texts have a shape of their own. */
const IN_SHAPES = /(?:authorization|cookie)$/i;

/** The value of a JSON text that holds more than a number or a word; undefined where a text is none. */
function parsed(text: string): unknown {
  if (!/^\s*["[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a value is whose path was walked. */
function whatOf(paths: readonly ValuePath[]): string | undefined {
  const path = paths.find(({ done }) => done);
  return path && `path ${path.text}`;
}

function below(paths: readonly ValuePath[], name: string): readonly ValuePath[] {
  return paths.length === 0 ? paths : paths.flatMap((path) => path.below(name));
}

/** Whether a text of a definition says where a value comes from. */
function saysWhereFrom(name: string, text: string): boolean {
  return (
    (text.startsWith("{%") && text.endsWith("%}")) || (name.endsWith(".$") && /^(?:\$|States\.)/.test(text))
  );
}

/** A name that an object does not have yet. */
function free(name: string, taken: ReadonlySet<string>): string {
  let one = name;
  for (let number = 2; taken.has(one); number += 1) one = `${name} ${number}`;
  return one;
}
