import type { Json } from "../input/json-text";
import { printable, printableLine } from "../input/printable";
import { jsonText } from "../input/written-json";

const WIDTH = 100;
const MOST_LINES = 40;

/**
 * JSON as lines for a terminal: one where it fits, else indented; a long one is cut and says so.
 *
 * @param ellipsis stands for what is cut
 */
export function payloadLines(value: Json, ellipsis = "…"): string[] {
  const line = printableLine(jsonText(value));
  if (line.length <= WIDTH) return [line];
  const lines = printable(indented(value) ?? line)
    .split("\n")
    .map((one) => shortened(one, ellipsis));
  if (lines.length <= MOST_LINES) return lines;
  return [
    ...lines.slice(0, MOST_LINES),
    `${ellipsis} ${lines.length - MOST_LINES} more lines; --json prints all`,
  ];
}

/** Undefined where the value nests too deep to be indented. */
function indented(value: Json): string | undefined {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function shortened(line: string, ellipsis: string): string {
  const longest = WIDTH * 2;
  return line.length <= longest ? line : `${line.slice(0, longest)}${ellipsis} (${line.length} characters)`;
}
