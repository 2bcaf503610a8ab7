import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
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
const LEAST_TIME = 8;
/** Columns below which there are names only. */
const LEAST_COLUMNS = 32;

/** Rows in aligned columns: name, standing, time, and what is to be known. No line is wider than `width`. */
export function treeLines(rows: readonly TreeRow[], width: number, style: Style): TreeLine[] {
  if (width < LEAST_COLUMNS) return rows.flatMap((row) => bareLines(row, width, style));
  const states = rows.filter((row) => "standing" in row);
  const word = Math.max(7, ...states.map(({ standing }) => standing.length));
  const time = Math.max(LEAST_TIME, ...states.map((row) => timeOf(row).length));
  const most = Math.max(8, Math.min(width - word - time - 2, Math.floor(width * 0.6)));
  const heads = states.map((row) => columnsOf(headOf(row, width, style)) + columnsOf(nameOf(row, style)) + 2);
  const name = Math.min(most, Math.max(8, ...heads));
  const columns = { name, word, time, width };
  return rows.flatMap((row) =>
    "standing" in row ? stateLines(row, columns, style) : bareLines(row, width, style),
  );
}

/** A note, or a state where there is no room for columns. */
function bareLines(row: TreeRow, width: number, style: Style): TreeLine[] {
  const { dim, ellipsis } = style;
  if ("note" in row) {
    return [
      { text: dim(fitted(`${indent(row, width)}${ellipsis} ${row.note}`, width, ellipsis)), active: false },
    ];
  }
  const text = fitted(
    `${headOf(row, width, style)}${style.glyph(row.standing)} ${nameOf(row, style)}`,
    width,
    ellipsis,
  );
  return [{ text: style.paint(row.standing)(text), active: isActive(row) }];
}

interface Columns {
  readonly name: number;
  readonly word: number;
  readonly time: number;
  readonly width: number;
}

function stateLines(row: StateRow, columns: Columns, style: Style): TreeLine[] {
  const { standing } = row;
  const { ellipsis, dim } = style;
  const paint = style.paint(standing);
  const active = isActive(row);
  const head = headOf(row, columns.width, style);
  const beside = columns.name - columnsOf(head) - 2;
  const label = padded(fitted(nameOf(row, style), beside, ellipsis), beside);
  const faint = row.visits === 0;
  const left = [
    dim(head),
    `${paint(style.glyph(standing))} `,
    faint ? dim(label) : label,
    ` ${paint(padded(standing, columns.word))}`,
    ` ${dim(timeOf(row).padStart(columns.time))}`,
  ].join("");
  const room = columns.width - columns.name - columns.word - columns.time - 4;
  const detail = detailOf(row, room, style);
  if (detail === undefined) return [{ text: trimmed(left), active }];
  if (room >= LEAST_DETAIL) return [{ text: `${left}  ${detail}`, active }];
  if (row.progress === undefined && row.detail === undefined) return [{ text: trimmed(left), active }];
  const own = `${indent(row, columns.width)}    `;
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
    : dim(fitted(outputText(output), room, ellipsis));
}

const outputTexts = new WeakMap<object, string>();
const LONGEST_OUTPUT = 4000;

/** The beginning of an output as JSON: written once, though it is drawn often. */
function outputText(output: Json): string {
  if (typeof output !== "object" || output === null) return jsonText(output);
  const known = outputTexts.get(output) ?? jsonText(output).slice(0, LONGEST_OUTPUT);
  outputTexts.set(output, known);
  return known;
}

function nameOf({ name, visits }: StateRow, { times }: Style): string {
  return visits > 1 ? `${seen(name)} ${times}${visits}` : seen(name);
}

/** What stands in front of a row's glyph. */
function headOf(row: StateRow, width: number, { rails }: Style): string {
  if (row.rail === undefined) return indent(row, width);
  const [first, middle, last, only] = rails;
  return `${indent(row, width)}${{ first, middle, last, only }[row.rail]} `;
}

/** A deep state is not pushed out of a narrow window. */
function indent({ depth }: TreeRow, width: number): string {
  return "  ".repeat(Math.min(depth, Math.floor(width / 12)));
}

/** Of what goes on, in tenths of a second at least: it is drawn anew several times in each. */
function timeOf(row: StateRow): string {
  const { milliseconds } = row;
  if (milliseconds === undefined) return "";
  return isActive(row) && milliseconds < 1000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : duration(milliseconds);
}

function trimmed(line: string): string {
  return line.trimEnd();
}
