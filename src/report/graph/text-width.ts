/** Widths of the printable ASCII characters in Helvetica, and in what has its metrics (Arial, Liberation Sans): thousandths of the size. */
const ASCII = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Bold letters are wider. */
const BOLD = 1.08;
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Extended_Pictographic}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;

/** Width of a character in ems, by a table and not by a font: the same everywhere. */
export function characterWidth(character: string): number {
  const ascii = ASCII[(character.codePointAt(0) ?? 0) - 32];
  if (ascii !== undefined) return ascii / 1000;
  if (COMBINING.test(character)) return 0;
  if (EMOJI.test(character)) return 1.3;
  return WIDE.test(character) ? 1 : 0.67;
}

/** Width of a text in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * size * (bold ? BOLD : 1);
}
