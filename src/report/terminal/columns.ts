import { printableLine } from "../../input/printable";

const ASCII = /^[ -~]*$/;
/** Begins what terminals draw as one picture, two columns wide. */
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Extended_Pictographic}.*\ufe0f|[0-9#*]\ufe0f)/u;
/** Seen by nobody, or drawn by each terminal in its own way. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const MARKS = /\p{M}/gu;
const MOST_MARKS = 3;
const LONGEST_EMOJI = 10;

/**
 * What East Asian scripts and symbols take two columns for, as first and last code points.
 * @see https://www.unicode.org/reports/tr11/
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const segmenter = new Intl.Segmenter();

/** How many columns of a terminal a text takes that {@link fitted} or {@link seen} gave. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);
}

/**
 * The text on one line, with nothing in it that steers a terminal or that cannot be seen: control characters, marks
 * without a letter, more marks than a letter bears, formatting characters outside emoji are written as escapes.
 */
export function seen(text: string): string {
  const line = printableLine(text);
  return ASCII.test(line) ? line : graphemes(line).map(seenGrapheme).join("");
}

/**
 * The text as {@link seen}, cut to a width with an ellipsis at its end where it is longer.
 *
 * @param width columns; nothing fits into none
 */
export function fitted(text: string, width: number, ellipsis: string): string {
  // No column takes as many units, so that a long text need not be read to its end.
  const whole = seen(text.slice(0, (width + 1) * 12));
  if (columnsOf(whole) <= width) return whole;
  const room = width - columnsOf(ellipsis);
  if (room < 0) return "";
  let taken = "";
  let columns = 0;
  for (const grapheme of graphemes(whole)) {
    columns += widthOf(grapheme);
    if (columns > room) break;
    taken += grapheme;
  }
  return `${taken}${ellipsis}`;
}

/** The text with spaces after it up to a width. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function widthOf(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code < 0x300 && grapheme.length === 1) return 1;
  return EMOJI.test(grapheme) || WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

function seenGrapheme(grapheme: string): string {
  if (EMOJI.test(grapheme) && grapheme.length <= LONGEST_EMOJI) return grapheme;
  let marks = 0;
  return grapheme
    .replace(UNSEEN, escaped)
    .replace(MARKS, (mark, index: number) => (index > 0 && ++marks <= MOST_MARKS ? mark : escaped(mark)));
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
