import { isMark, mark } from "./mark";

/** How long a value has to be to be looked for inside of texts; shorter ones would be found everywhere. */
const SHORTEST_PART = 6;
/** How long it has to be to be looked for as a whole. */
const SHORTEST_WHOLE = 4;
const FILTER_BITS = 20;

/** Values that were found to be secret in one place, to be taken out in all others. */
export class KnownSecrets {
  readonly #whole = new Map<string, string>();
  /** By their first characters, then by their length: tokens begin alike. */
  readonly #parts = new Map<string, Map<number, Map<string, string>>>();
  readonly #filter = new Uint8Array(1 << FILTER_BITS);

  /** @param what they are */
  add(value: unknown, what: string): void {
    if (typeof value === "object" && value !== null) {
      for (const one of Object.values(value)) this.add(one, what);
    } else if (typeof value === "string" || typeof value === "number") {
      const text = String(value);
      if (text.length < SHORTEST_WHOLE || isMark(text)) return;
      for (const form of formsOf(text)) this.#add(form, what);
    }
  }

  /** What a value is, where it is a secret as a whole. */
  whatIs(value: string | number): string | undefined {
    return this.#whole.get(String(value));
  }

  /** The text with all of them taken out. */
  takenOutOf(text: string): string {
    const whole = this.#whole.get(text);
    if (whole !== undefined) return mark(whole);
    if (this.#parts.size === 0) return text;
    let clean = "";
    let done = 0;
    let rolling = 0;
    for (let end = 0; end < text.length; end += 1) {
      rolling = rolled(rolling, text, end);
      const at = end - SHORTEST_PART + 1;
      if (at < done || this.#filter[indexOf(rolling)] === 0) continue;
      const found = this.#at(text, at);
      if (found === undefined) continue;
      clean += `${text.slice(done, at)}${mark(found.what)}`;
      done = at + found.length;
    }
    return done === 0 ? text : clean + text.slice(done);
  }

  #at(text: string, at: number): { readonly length: number; readonly what: string } | undefined {
    const lengths = this.#parts.get(text.slice(at, at + SHORTEST_PART));
    for (const [length, secrets] of lengths ?? []) {
      const what = secrets.get(text.slice(at, at + length));
      if (what !== undefined) return { length, what };
    }
    return undefined;
  }

  #add(text: string, what: string): void {
    if (!this.#whole.has(text)) this.#whole.set(text, what);
    if (text.length < SHORTEST_PART) return;
    const start = text.slice(0, SHORTEST_PART);
    const lengths = this.#parts.get(start) ?? new Map<number, Map<string, string>>();
    const secrets = lengths.get(text.length) ?? new Map<string, string>();
    if (!secrets.has(text)) secrets.set(text, what);
    lengths.set(text.length, secrets);
    // The longest first: a secret can begin with another.
    this.#parts.set(start, new Map([...lengths].sort(([a], [b]) => b - a)));
    this.#filter[hash(text)] = 1;
  }
}

/** A value as it stands in a text: as it is, in JSON, in JSON in JSON, in a URL. */
function formsOf(text: string): Set<string> {
  const inJson = JSON.stringify(text).slice(1, -1);
  const forms = new Set([text, inJson, JSON.stringify(inJson).slice(1, -1)]);
  try {
    forms.add(encodeURIComponent(text));
  } catch {
    // Half of a surrogate pair is in no URL.
  }
  return forms;
}

/** What a character counts for that leaves the window. */
const LEAVING = 31 ** SHORTEST_PART;

/** A hash of the characters of a text up to one, as many as secrets are known by, made from that of the ones before. */
function rolled(before: number, text: string, end: number): number {
  const left = end >= SHORTEST_PART ? text.charCodeAt(end - SHORTEST_PART) : 0;
  return (Math.imul(before, 31) + text.charCodeAt(end) - Math.imul(left, LEAVING)) | 0;
}

function indexOf(hash: number): number {
  return (hash ^ (hash >>> FILTER_BITS)) & ((1 << FILTER_BITS) - 1);
}

function hash(text: string): number {
  let value = 0;
  for (let end = 0; end < SHORTEST_PART; end += 1) value = rolled(value, text, end);
  return indexOf(value);
}
