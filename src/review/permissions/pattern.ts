/** `*` that may go on past a colon, `*` within a segment of an ARN, and `?`. */
const ANY = "any";
const WITHIN = "within";
const ONE = "one";

const TOKEN = /\$\{[^{}]*\}|[\s\S]/g;

/**
 * What a policy names, with wildcards in it: an action or a resource.
 *
 * In an ARN, a `*` at the end of a segment goes on past the colon, any other stays in its segment; a policy variable such as
 * `${aws:username}`, or a reference to what is not known yet, is covered by itself and by `*`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export class Pattern {
  readonly text: string;
  readonly #tokens: readonly string[];
  /** Whether it has no wildcards, and covers nothing but itself. */
  readonly isLiteral: boolean;

  private constructor(text: string, tokens: readonly string[]) {
    this.text = text;
    this.#tokens = tokens;
    this.isLiteral = !tokens.some(isWildcard);
  }

  /** An action; case does not count. */
  static action(text: string): Pattern {
    return Pattern.#of(text.toLowerCase());
  }

  static resource(text: string): Pattern {
    return Pattern.#of(text);
  }

  /** What is compared as it is written: it is covered by itself, and by `*`. */
  static opaque(text: string): Pattern {
    return new Pattern(text, [text]);
  }

  static #of(text: string): Pattern {
    const parts = text.match(TOKEN) ?? [];
    const isArn = text.startsWith("arn:");
    const tokens = parts.map((part, i) => {
      if (part === "?") return ONE;
      if (part === "*") return !isArn || [":", undefined].includes(parts[i + 1]) ? ANY : WITHIN;
      // IAM's way to write the characters themselves.
      return /^\$\{[*?$]\}$/.test(part) ? part.charAt(2) : part;
    });
    return new Pattern(text, tokens);
  }

  /**
   * Whether everything that the other has is this one's too. Where this one has a `?`, some patterns are not seen to be
   * covered though they are: `?*` covers `*a`.
   */
  covers(other: Pattern): boolean {
    if (this.text === other.text) return true;
    if (this.isLiteral) return false;
    let places = this.#reached(new Set([0]));
    for (const token of other.#tokens) {
      places = this.#reached(new Set([...places].flatMap((place) => this.#after(place, token))));
      if (places.size === 0) return false;
    }
    return places.has(this.#tokens.length);
  }

  /** The places with those that are reached where a `*` stands for nothing. */
  #reached(places: Set<number>): Set<number> {
    for (const place of places) if (isStar(this.#tokens[place])) places.add(place + 1);
    return places;
  }

  #after(place: number, token: string): number[] {
    const own = this.#tokens[place];
    if (own === ANY) return [place];
    if (own === WITHIN) return token === ":" || token === ANY || token.startsWith("${") ? [] : [place];
    if (own === ONE) return token === ONE || (token.length === 1 && token !== ":") ? [place + 1] : [];
    return own === token ? [place + 1] : [];
  }
}

function isStar(token: string | undefined): boolean {
  return token === ANY || token === WITHIN;
}

function isWildcard(token: string): boolean {
  return isStar(token) || token === ONE;
}
