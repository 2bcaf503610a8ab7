import { whole } from "../chain/expression";
import { asArray, call, joined, type Operand } from "../chain/operands";
import { type Ref, type RefTo, reference } from "../chain/reference";

type Text = Operand<string>;

/**
 * A text with values in it: `` format`Scene ${input.id} of ${count(input.scenes)}` ``. What is no text is written as
 * JSON.
 */
export function format(texts: TemplateStringsArray, ...values: readonly Operand<unknown>[]): Ref<string> {
  const parts = texts.flatMap((text, i): readonly unknown[] => [
    ...(text === "" ? [] : [text]),
    ...(i < values.length ? [values[i]] : []),
  ]);
  // The operator makes texts of its operands, so that one value alone needs another one.
  const isText = parts.length > 1 || typeof parts[0] === "string";
  return isText ? joined("&", ...parts) : joined("&", "", ...parts);
}

/** A value as text: a text as it is, anything else as JSON. */
export function toText(value: RefTo<unknown>): Ref<string> {
  return call("string", value);
}

export function uppercase(text: Text): Ref<string> {
  return call("uppercase", text);
}

export function lowercase(text: Text): Ref<string> {
  return call("lowercase", text);
}

/** Without space around it, and with one space in the place of several. */
export function trim(text: Text): Ref<string> {
  return call("trim", text);
}

/** How many characters a text has. */
export function textLength(text: Text): Ref<number> {
  return call("length", text);
}

export function contains(text: Text, part: Text): Ref<boolean> {
  return call("contains", text, part);
}

/** Whether a regular expression matches somewhere in the text. Of its flags, `i` and `m` count. */
export function matches(text: Text, pattern: RegExp): Ref<boolean> {
  const flags = pattern.flags.replace(/[^im]/g, "");
  return call("contains", text, reference(whole(`/${pattern.source}/${flags}`)));
}

/** The parts between the separators. */
export function split(text: Text, separator: Text): Ref<string[]> {
  return asArray(call("split", text, separator));
}

export function join(texts: RefTo<readonly string[]>, separator: Text = ""): Ref<string> {
  return call("join", texts, separator);
}

/** With every occurrence of a part replaced. */
export function replace(text: Text, part: Text, replacement: Text): Ref<string> {
  return call("replace", text, part, replacement);
}

/** From a character on, counted from 0, or from the end where it is negative. */
export function substring(text: Text, start: Operand<number>, length?: Operand<number>): Ref<string> {
  return length === undefined ? call("substring", text, start) : call("substring", text, start, length);
}

/** What comes before the first occurrence of a part; all of it where there is none. */
export function substringBefore(text: Text, part: Text): Ref<string> {
  return call("substringBefore", text, part);
}

/** What comes after the first occurrence of a part; all of it where there is none. */
export function substringAfter(text: Text, part: Text): Ref<string> {
  return call("substringAfter", text, part);
}
