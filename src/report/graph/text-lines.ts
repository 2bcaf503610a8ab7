import { printableLine } from "../../input/printable";
import { characterWidth, textWidth } from "./text-width";

/** How a text is set. */
export interface Setting {
  readonly size: number;
  readonly bold?: boolean;
  /** Pixels of a line. */
  readonly width: number;
  readonly lines: number;
}

/** Characters that are read, whatever the text is: more would not fit, however narrow they are. */
const LONGEST = 600;
const CLIPPED = "…";
/** A break reads well after these, and before a capital. */
const GOOD_END = /[\s\-_./:,;|&=)]$/u;
const JOINING = /^(?:\p{M}|\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}])$/u;

/** A text on as few lines as it needs, with an ellipsis where it does not fit; controls and bidirectional marks are written as escapes. */
export function textLines(text: string, { size, bold = false, width, lines }: Setting): readonly string[] {
  const made: string[] = [];
  let rest = shownText(text);
  while (rest !== "" && made.length < lines) {
    const last = made.length === lines - 1;
    if (textWidth(rest, size, bold) <= width) return [...made, rest];
    const cut = fitting(
      rest,
      (last ? width - textWidth(CLIPPED, size, bold) : width) / (size * (bold ? 1.08 : 1)),
      last,
    );
    made.push(last ? `${rest.slice(0, cut).trimEnd()}${CLIPPED}` : rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return made;
}

/** A text as it is shown, in one line. */
export function shownText(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}${CLIPPED}` : text;
  return printableLine(
    short
      .replace(/\s+/gu, " ")
      .trim()
      .replace(/\p{Cs}/gu, "\ufffd"),
  );
}

/** A name as it is shown: in quotes where nothing of it would be seen. */
export function shownName(name: string): string {
  return shownText(name) || JSON.stringify(name.replace(/[^ ]/g, " "));
}

/** How much of a text fits into so many ems; what is not the last line is broken where it reads well. */
function fitting(text: string, ems: number, last: boolean): number {
  let [end, good, used] = [0, 0, 0];
  let before = "";
  for (const character of text) {
    used += characterWidth(character);
    if (used > ems && end > 0) break;
    if (!JOINING.test(character) && before !== "\u200d") {
      if (GOOD_END.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(character))) good = end;
    }
    end += character.length;
    before = character;
  }
  // A mark belongs to what is before it.
  const next = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
  if (JOINING.test(next) || before === "\u200d") end = Math.max(end - before.length, 1);
  return !last && good * 3 > end ? good : end;
}
