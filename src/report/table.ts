import { printableLine } from "../input/printable";

/** The lines of a cell. */
export type Cell = readonly string[];

const GAP = 2;
/** Characters below which a column of prose, and one of names, is not broken further while another can be. */
const NARROWEST = { prose: 24, names: 16 };

/**
 * A table with aligned columns, the last of which is prose. Cells are broken where the table is wider than it may be.
 *
 * @param width characters of a line
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string {
  const cells = rows.map((row) => row.map((cell) => cell.map(printableLine)));
  const widths = fitted(
    headings.map((heading, i) =>
      Math.max(heading.length, ...cells.flatMap((row) => (row[i] ?? []).map((line) => line.length))),
    ),
    width,
  );
  const lines = cells.flatMap((row) => {
    const broken = row.map((cell, i) => cell.flatMap((line) => brokenAt(line, widths[i] ?? width)));
    const height = Math.max(...broken.map((cell) => cell.length));
    return Array.from({ length: height }, (_, y) =>
      aligned(
        broken.map((cell) => cell[y] ?? ""),
        widths,
      ),
    );
  });
  return `${[aligned(headings, widths), ...lines].join("\n")}\n`;
}

/** Prose is broken first, then whichever column is the widest. */
function fitted(natural: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  const room = width - GAP * (widths.length - 1);
  const last = widths.length - 1;
  while (widths.reduce((sum, one) => sum + one, 0) > room) {
    const widest = Math.max(...widths);
    const i = (widths[last] ?? 0) > NARROWEST.prose ? last : widths.indexOf(widest);
    if (widest <= NARROWEST.names) break;
    widths[i] = (widths[i] ?? 0) - 1;
  }
  return widths;
}

/** After a space or a sign that names are made with, or before a capital. */
const BREAK = /[ :/.,_-](?=.)|[a-z](?=[A-Z])/g;

/** A line in pieces that are no longer than the width, broken late and where it reads well, if it can be. */
function brokenAt(line: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const ends = [...rest.slice(0, width + 1).matchAll(BREAK)].map(({ index }) => index + 1);
    const end = ends.filter((one) => one <= width).at(-1) ?? 0;
    const length = end > width / 2 ? end : width;
    pieces.push(rest.slice(0, length).trimEnd());
    rest = rest.slice(length).trimStart();
  }
  return [...pieces, rest];
}

function aligned(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join(" ".repeat(GAP))
    .trimEnd();
}
