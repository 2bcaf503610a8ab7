import { PathError } from "./path-error";

/** A place in the text of a path that is being read. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Passes over white space. */
  blank(): this {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
    return this;
  }

  next(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** Passes over the expected text where it is next. */
  take(expected: string): boolean {
    if (!this.next(expected)) return false;
    this.at += expected.length;
    return true;
  }

  /** @throws PathError where something else is next */
  expect(expected: string): void {
    if (!this.take(expected)) throw this.unreadable(`Expected '${expected}'`);
  }

  /** Passes over what a sticky pattern matches here, and gives it. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /**
   * Reads a text in single or double quotes; a backslash makes the next character plain.
   * @throws PathError where the text does not end
   */
  quoted(): string {
    const quote = this.text.charAt(this.at++);
    let value = "";
    while (!this.done) {
      const char = this.text.charAt(this.at++);
      if (char === quote) return value;
      value += char === "\\" ? this.text.charAt(this.at++) : char;
    }
    throw this.unreadable(`Expected ${quote}`);
  }

  unreadable(what: string): PathError {
    return new PathError(`${what} at position ${this.at} of '${this.text}'`);
  }
}
