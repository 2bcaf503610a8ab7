import { type Change, changedItems, changedMembers, renamed } from "./changed";
import type { KeyPattern } from "./key-pattern";
import type { KnownSecrets } from "./known-secrets";
import { isMark, mark } from "./mark";
import { withoutNamedValues } from "./named-values";
import { SecretNames } from "./secret-names";
import { withoutShapes } from "./secret-shapes";
import type { ValuePath } from "./value-path";

/** What is to be taken out. */
export interface Redaction {
  readonly keys: readonly KeyPattern[];
  readonly paths: readonly ValuePath[];
  /** Values to be taken out wherever they stand. */
  readonly secrets: KnownSecrets;
}

/** Goes through payloads: to learn the secrets in them, or to make payloads without them. Shares what does not change. */
export class PayloadWalk {
  readonly #redaction: Redaction;
  readonly #gathers: boolean;
  readonly #texts = new Map<string, string>();
  readonly #roots = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #kinds: SecretNames;
  #inTemplate = false;

  constructor(redaction: Redaction, aim: "gather" | "clean") {
    this.#redaction = redaction;
    this.#gathers = aim === "gather";
    this.#kinds = new SecretNames(redaction.keys);
  }

  /** A payload, or a text that holds one. */
  payload(value: unknown): unknown {
    const { paths } = this.#redaction;
    if (typeof value === "string") return this.#text(value, paths, this.#roots);
    return this.#orTooDeep(value, () => this.#value(value, paths));
  }

  /** What a definition makes a payload of: what it says of where a value comes from is no secret. */
  template(value: unknown): unknown {
    this.#inTemplate = true;
    const clean = this.#orTooDeep(value, () => this.#value(value, this.#redaction.paths));
    this.#inTemplate = false;
    return clean;
  }

  /** JSON texts by name. */
  variables(texts: unknown): unknown {
    return changedMembers(texts, (text, name) => {
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

  /** An object whose members' names can hold secrets. */
  named(object: unknown, change: Change): unknown {
    const changed = changedMembers(object, change);
    return this.#gathers ? changed : renamed(changed, (name) => this.#name(name));
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
      return changedItems(value, (item, index) => this.#value(item, below(paths, String(index))));
    }
    return this.named(value, (member, name) => {
      const what = this.#whatIs(name, member);
      if (what !== undefined) return this.#secret(member, what);
      const inner = below(paths, name);
      if (name === LOG_TAIL && typeof member === "string" && whatOf(inner) === undefined) {
        return this.#inBase64(member);
      }
      return this.#value(member, inner);
    });
  }

  /** What a member is, by its name; undefined where it is no secret. */
  #whatIs(name: string, value: unknown): string | undefined {
    const isSecret = this.#kinds.isSecret(name, value, this.#inTemplate);
    return isSecret ? `key ${this.#name(name)}` : undefined;
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
    const clean = this.#orTooDeep(value, () => this.#value(value, paths));
    if (clean === value || this.#gathers) return undefined;
    return isMark(clean) ? String(clean) : JSON.stringify(clean);
  }

  /** What nests deeper than the stack lets anybody look through is a secret as a whole. */
  #orTooDeep(value: unknown, walk: () => unknown): unknown {
    try {
      return walk();
    } catch (error) {
      if (error instanceof RangeError)
        return this.#gathers ? value : mark("what nests too deep to be looked through");
      throw error;
    }
  }

  #inBase64(text: string): string {
    const decoded = Buffer.from(text, "base64").toString();
    const clean = this.text(decoded);
    return clean === decoded ? this.text(text) : Buffer.from(clean).toString("base64");
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
    return withoutNamedValues(clean, (found) =>
      this.#kinds.isSecretInText(found) ? `key ${found.name}` : undefined,
    );
  }
}

/** Member of Lambda's response that holds the end of the log, in base64. */
const LOG_TAIL = "LogResult";
/** Shorter than any secret. */
const SHORTEST = 4;

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
