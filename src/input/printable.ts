// Tab and line feed are the two controls that only lay text out.
const STEERING = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * The text with every character that could steer a terminal or reorder a line written as an escape:
 * C0 and C1 controls, line separators and bidirectional marks. Tab and line feed stay.
 */
export function printable(text: string): string {
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The text as {@link printable}, on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
