import type { Expression } from "./expression";
import { IntrinsicError } from "./intrinsic-error";

const NAME = /States\.[A-Za-z0-9]+/y;
const NUMBER = /-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?(?=[\s,)]|$)/y;
const WORD = /(?:true|false|null)(?=[\s,)]|$)/y;
const MOST_NESTED = 10;

/**
 * Reads `States.Name(argument, …)`.
 * @throws IntrinsicError where the text is no such call, or nests more than AWS takes
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const call = parser.call(1);
  parser.end();
  return call;
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  call(depth: number): Expression {
    if (depth > MOST_NESTED) throw this.#unreadable(`More than ${MOST_NESTED} nested functions`);
    const name = this.#match(NAME);
    if (name === undefined) throw this.#unreadable("Expected an intrinsic function");
    this.#expect("(");
    const args: Expression[] = [];
    if (this.#take(")")) return { kind: "call", name, args };
    do args.push(this.#argument(depth));
    while (this.#take(","));
    this.#expect(")");
    return { kind: "call", name, args };
  }

  end(): void {
    this.#blank();
    if (this.#at < this.#text.length) throw this.#unreadable("Expected the end");
  }

  #argument(depth: number): Expression {
    this.#blank();
    const next = this.#text.charAt(this.#at);
    if (next === "'") return { kind: "text", escaped: this.#quoted() };
    if (next === "$") return { kind: "path", text: this.#path() };
    const word = this.#match(NUMBER) ?? this.#match(WORD);
    return word === undefined
      ? this.call(depth + 1)
      : { kind: "literal", value: JSON.parse(word) as number | boolean | null };
  }

  #quoted(): string {
    const from = ++this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text.charAt(this.#at);
      if (char === "'") return this.#text.slice(from, this.#at++);
      if (char === "\\" && !"'\\{}".includes(this.#text.charAt(++this.#at) || " ")) {
        throw this.#unreadable("Only ' \\ { and } can follow a backslash");
      }
    }
    throw this.#unreadable("Expected '");
  }

  /** A path goes to the comma or parenthesis after it, over those in its brackets. */
  #path(): string {
    const from = this.#at;
    let depth = 0;
    let quote = "";
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text.charAt(this.#at);
      if (quote !== "") {
        if (char === "\\") this.#at++;
        else if (char === quote) quote = "";
      } else if (depth > 0 && (char === "'" || char === '"')) quote = char;
      else if (char === "[") depth++;
      else if (char === "]") depth--;
      else if (depth <= 0 && /[\s,)]/.test(char)) break;
    }
    return this.#text.slice(from, this.#at);
  }

  #blank(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #take(expected: string): boolean {
    this.#blank();
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  #expect(expected: string): void {
    if (!this.#take(expected)) throw this.#unreadable(`Expected '${expected}'`);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #unreadable(what: string): IntrinsicError {
    return new IntrinsicError(`${what} at position ${this.#at}`);
  }
}
