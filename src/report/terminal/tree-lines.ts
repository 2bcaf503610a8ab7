import { duration } from "../duration";
import { columnsOf, fitted, padded, seen } from "./columns";
import type { Style } from "./look";
import { barParts, progressText } from "./map-progress";
import { isActive, type StateRow, type TreeRow } from "./tree-row";

/** A line of the tree, and whether something goes on in it. */
export interface TreeLine {
  readonly text: string;
  readonly active: boolean;
}

/** Columns that a detail needs beside its state; where there are fewer, it gets a line of its own. */
const LEAST_DETAIL = 24;
const BAR = { least: 8, most: 24 };
const TIME = 9;

/** Rows in aligned columns: name, standing, time, and what is to be known. No line is wider than `width`. */
export function treeLines(rows: readonly TreeRow[], width: number, style: Style): TreeLine[] {
  const states = rows.filter((row) => "standing" in row);
  const word = Math.max(7, ...states.map(({ standing }) => standing.length));
  const most = Math.max(8, Math.min(width - word - TIME - 2, Math.floor(width * 0.6)));
  const name = Math.min(most, Math.max(8, ...states.map((row) => columnsOf(naming(row, style)))));
  const columns = { name, word, width };
  return rows.flatMap((row) =>
    "standing" in row
      ? stateLines(row, columns, style)
      : [
          {
            text: style.dim(fitted(`${indent(row)}${style.ellipsis} ${row.note}`, width, style.ellipsis)),
            active: false,
          },
        ],
  );
}

interface Columns {
  readonly name: number;
  readonly word: number;
  readonly width: number;
}

function stateLines(row: StateRow, columns: Columns, style: Style): TreeLine[] {
  const { standing, milliseconds } = row;
  const { ellipsis, dim } = style;
  const paint = style.paint(standing);
  const active = isActive(row);
  const head = `${indent(row)}${rail(row, style)}`;
  const glyph = style.glyph(standing);
  const label = padded(
    fitted(
      naming(row, style).slice(head.length + glyph.length + 1),
      columns.name - columnsOf(head) - 2,
      ellipsis,
    ),
    columns.name - columnsOf(head) - 2,
  );
  const time = milliseconds === undefined ? "" : duration(milliseconds);
  const faint = row.visits === 0;
  const left = [
    dim(head),
    `${paint(glyph)} `,
    faint ? dim(label) : label,
    ` ${paint(padded(standing, columns.word))}`,
    ` ${dim(time.padStart(TIME))}`,
  ].join("");
  const room = columns.width - columns.name - columns.word - TIME - 4;
  const detail = detailOf(row, room, style);
  if (detail === undefined) return [{ text: trimmed(left), active }];
  if (room >= LEAST_DETAIL) return [{ text: `${left}  ${detail}`, active }];
  if (row.progress === undefined && row.detail === undefined) return [{ text: trimmed(left), active }];
  const own = `${indent(row)}    `;
  return [
    { text: trimmed(left), active },
    { text: `${own}${detailOf(row, columns.width - own.length, style) ?? ""}`, active },
  ];
}

/** What is to be known of a row, in the columns that there are. */
function detailOf(row: StateRow, room: number, style: Style): string | undefined {
  const { progress, detail, output, standing } = row;
  const { dim, ellipsis } = style;
  const paint = standing === "failed" || standing === "retrying" ? style.paint(standing) : dim;
  if (progress !== undefined) {
    const text = progressText(progress);
    const after = detail === undefined ? text : `${text}, ${detail}`;
    const width = Math.min(BAR.most, room - columnsOf(seen(text)) - 1);
    if (width < BAR.least) return dim(fitted(after, room, ellipsis));
    const [full, failed, empty] = barParts(progress, width);
    const bar = [
      style.green(style.bar[0].repeat(full)),
      style.red(style.bar[1].repeat(failed)),
      dim(style.bar[2].repeat(empty)),
    ].join("");
    return `${bar} ${dim(fitted(after, room - width - 1, ellipsis))}`;
  }
  if (detail !== undefined) return paint(fitted(detail, room, ellipsis));
  return output === undefined || room < LEAST_DETAIL
    ? undefined
    : dim(fitted(JSON.stringify(output), room, ellipsis));
}

function naming(row: StateRow, style: Style): string {
  const times = row.visits > 1 ? ` ${style.times}${row.visits}` : "";
  return `${indent(row)}${rail(row, style)}${style.glyph(row.standing)} ${seen(row.name)}${times}`;
}

function rail({ rail }: StateRow, { rails }: Style): string {
  if (rail === undefined) return "";
  const [first, middle, last, only] = rails;
  return `${{ first, middle, last, only }[rail]} `;
}

function indent({ depth }: TreeRow): string {
  return "  ".repeat(depth);
}

function trimmed(line: string): string {
  return line.trimEnd();
}
