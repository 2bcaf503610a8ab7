/** Where a text stops being JSON, and why. */
export interface JsonFault {
  /** Index of the first character that is wrong; the text's length where it ends too early. */
  readonly index: number;
  /** What is wrong, as a sentence without a full stop. */
  readonly reason: string;
}

const SPACE = /[ \t\r\n]*/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** What may come next; the ends are those of the array or object that the place is in. */
type Expected = "value" | "value or end" | "key" | "key or end" | ":" | ", or end";

/**
 * Finds the first fault in a text that `JSON.parse` refuses: what V8 says of it differs from one version of Node to
 * the next, and often names no position.
 */
export function jsonFault(text: string): JsonFault {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let index = after(SPACE, text, 0);
  for (; index < text.length; index = after(SPACE, text, index)) {
    const character = text.charAt(index);
    const scope = open.at(-1);
    const end = scope === "[" ? "]" : "}";
    const atKey: boolean = expected === "key" || expected === "key or end";
    if (expected === ":") {
      if (character !== ":") return fault(text, index, 'a ":" after the property\'s name');
      expected = "value";
      index++;
    } else if (expected === ", or end") {
      if (scope === undefined) return fault(text, index, "nothing after the document's end");
      if (character !== "," && character !== end) return fault(text, index, `a "," or "${end}"`);
      if (character === end) open.pop();
      else expected = scope === "[" ? "value" : "key";
      index++;
    } else if (character === end && (expected === "value or end" || expected === "key or end")) {
      open.pop();
      expected = ", or end";
      index++;
    } else if (character === '"') {
      const string = endOfString(text, index);
      if (typeof string !== "number") return string;
      expected = atKey ? ":" : ", or end";
      index = string;
    } else if (atKey) {
      return fault(text, index, "a property's name in double quotes");
    } else if (character === "[" || character === "{") {
      open.push(character);
      expected = character === "[" ? "value or end" : "key or end";
      index++;
    } else {
      const scalarEnd = after(SCALAR, text, index);
      if (scalarEnd === index) return fault(text, index, "a value");
      expected = ", or end";
      index = scalarEnd;
    }
  }
  return { index: text.length, reason: "The text ends before the document does" };
}

function after(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}

function endOfString(text: string, start: number): number | JsonFault {
  let index = start + 1;
  for (;;) {
    const character = text.charAt(index);
    if (character === '"') return index + 1;
    if (character === "") return { index: start, reason: "The string that begins here has no end" };
    if (character < " ") return { index, reason: "A control character in a string is written as an escape" };
    const next = character === "\\" ? after(ESCAPE, text, index) : index + 1;
    if (next === index) return { index, reason: "There is no such escape in a JSON string" };
    index = next;
  }
}

function fault(text: string, index: number, expected: string): JsonFault {
  const found = /^(?:[\w.+-]+|.)/su.exec(text.slice(index, index + 40))?.[0] ?? "";
  return { index, reason: `Expected ${expected}, and found ${JSON.stringify(found)}` };
}
