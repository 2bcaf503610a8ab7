import type { ExecutionRecord, StateRecord } from "../../execution/record";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { duration } from "../duration";
import { fitted, seen } from "../terminal/columns";
import { failureLines } from "../terminal/failure";
import type { Standing, Style } from "../terminal/look";
import { failureText } from "../terminal/tree";
import type { JsonDifference } from "./json-difference";
import { recordDifferences, type StateDifference } from "./record-difference";

const MOST_STATES = 20;
const MOST_PLACES = 8;

/** What differs between a run and the one before: the failure first, then state by state, then how it ended. */
export function differenceLines(
  before: ExecutionRecord,
  after: ExecutionRecord,
  width: number,
  style: Style,
): string[] {
  const { bold, dim, green, red } = style;
  const differences = recordDifferences(before, after);
  const succeeded = after.status === "SUCCEEDED";
  const outcome = (succeeded ? green : red)(bold(after.status));
  const was =
    before.status === after.status
      ? differences.length === 0
        ? "; nothing differs from the run before"
        : ""
      : `; ${before.status} before`;
  return [
    ...(succeeded ? [] : [...failureLines(after, style), ""]),
    ...stateDifferenceLines(differences, width, style),
    `${outcome} ${dim(`in ${duration(after.durationMs ?? 0)}${was}`)}`,
  ];
}

/** What differs, state by state. */
export function stateDifferenceLines(
  differences: readonly StateDifference[],
  width: number,
  style: Style,
): string[] {
  const told = new Map<string, string>();
  const more = differences.length - MOST_STATES;
  return [
    ...differences.slice(0, MOST_STATES).flatMap((difference) => stateLines(difference, told, width, style)),
    ...(more > 0 ? [style.dim(`${style.ellipsis} ${more} more states differ`)] : []),
  ];
}

function stateLines(
  { path, before, after, input, output, logs }: StateDifference,
  told: Map<string, string>,
  width: number,
  style: Style,
): string[] {
  const { bold, dim, ellipsis, glyph, paint } = style;
  const standing = standingOf(after);
  const room = width - 4;
  const lines = [
    ...inputLines(input, told, room, style),
    ...outputLines(output, path, told, room, style),
    ...limited(logs.removed, style).map((line) => style.red(fitted(`- log ${line}`, room, ellipsis))),
    ...limited(logs.added, style).map((line) => style.green(fitted(`+ log ${line}`, room, ellipsis))),
  ];
  const what = fitted(sentence(before, after), Math.max(0, width - 4 - path.length), ellipsis);
  return [
    `${paint(standing)(glyph(standing))} ${bold(fitted(path, width - 2, ellipsis))}${what === "" ? "" : `  ${dim(what)}`}`,
    ...lines.map((line) => `    ${line}`),
  ];
}

/** Where a state's input differs, unless the output before it says so already. */
function inputLines(
  input: readonly JsonDifference[],
  told: Map<string, string>,
  room: number,
  style: Style,
): string[] {
  if (input.length === 0 || told.has(keyOf(input))) return [];
  return input
    .slice(0, MOST_PLACES)
    .map(({ path, ...values }) => placeLine({ path: inside("input", path), ...values }, room, style));
}

function inside(name: string, path: string): string {
  return path === "" || path.startsWith("[") ? `${name}${path}` : `${name}.${path}`;
}

function keyOf(differences: readonly JsonDifference[]): string {
  return differences
    .map(({ path, before, after }) => [path, text(before), text(after)].join("\n"))
    .join("\n");
}

/**
 * Where a state's output differs; where that is as in a state before, only its name: what one changes, the next ones hand on.
 *
 * @param told the states whose differences have been told, by these
 */
function outputLines(
  output: readonly JsonDifference[],
  path: string,
  told: Map<string, string>,
  room: number,
  style: Style,
): string[] {
  if (output.length === 0) return [];
  const { dim, ellipsis } = style;
  const key = keyOf(output);
  const first = told.get(key);
  if (first !== undefined) return [dim(fitted(`~ as in ${first}`, room, ellipsis))];
  told.set(key, path);
  const more = output.length - MOST_PLACES;
  return [
    ...output.slice(0, MOST_PLACES).map((one) => placeLine(one, room, style)),
    ...(more > 0 ? [dim(`${ellipsis} ${more} more in its output`)] : []),
  ];
}

/** How the state ended, where it ended otherwise than before. */
function sentence(before: StateRecord | undefined, after: StateRecord | undefined): string {
  if (after === undefined) return "not entered any more";
  const now = wordsOf(after);
  if (before === undefined) return `${now}, not entered before`;
  const was = wordsOf(before);
  if (now !== was) return `${now}; ${was} before`;
  return before.next === after.next
    ? ""
    : `${after.next === undefined ? "the last" : `went on to ${after.next}`}; ${before.next === undefined ? "the last" : `to ${before.next}`} before`;
}

function wordsOf(state: StateRecord): string {
  const tries = (state.runs ?? state.attempts).length;
  const attempts = tries > 1 ? ` after ${tries} attempts` : "";
  const why = state.status === "SUCCEEDED" ? "" : failureText(state);
  return `${standingOf(state)}${attempts}${why === "" ? "" : ` (${why})`}`;
}

function placeLine({ path, before, after }: JsonDifference, room: number, style: Style): string {
  const { arrow, ellipsis, green, red } = style;
  const name = path === "" ? "output" : seen(path);
  if (before === undefined) return green(fitted(`+ ${name}  ${text(after)}`, room, ellipsis));
  if (after === undefined) return red(fitted(`- ${name}  ${text(before)}`, room, ellipsis));
  // Both values are to be seen, of long ones the beginning.
  const each = Math.max(8, Math.floor((room - name.length - 8) / 2));
  const values = [before, after].map((value) => fitted(text(value), each, ellipsis));
  return fitted(`~ ${name}  ${values.join(` ${arrow} `)}`, room, ellipsis);
}

function limited(lines: readonly string[], { ellipsis }: Style): readonly string[] {
  if (lines.length <= MOST_PLACES) return lines;
  return [...lines.slice(0, MOST_PLACES), `${ellipsis} ${lines.length - MOST_PLACES} more`];
}

function text(value: Json | undefined): string {
  return value === undefined ? "" : jsonText(value);
}

function standingOf(state: StateRecord | undefined): Standing {
  if (state === undefined) return "not reached";
  const { status } = state;
  return status === "SUCCEEDED"
    ? "succeeded"
    : status === "FAILED"
      ? "failed"
      : status === "CAUGHT"
        ? "caught"
        : status === "ABORTED"
          ? "aborted"
          : "running";
}
