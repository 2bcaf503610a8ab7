import { duration } from "../duration";
import type { Row } from "./rows";
import { shortDuration } from "./timeline";
import { type AnyStatus, iterationsWord, statusWord, wholeNumber } from "./words";

/** What a row of the table of states says. */
export interface RowCells {
  readonly status?: AnyStatus;
  readonly name: string;
  readonly type: string;
  readonly word: string;
  readonly attempts: string;
  readonly start: string;
  readonly duration: string;
  readonly error: string;
  /** How it differs from the run that is compared with. */
  readonly differs: string;
}

const NOTHING = { type: "", word: "", attempts: "", start: "", duration: "", error: "", differs: "" };

export function rowCells(row: Row): RowCells {
  switch (row.kind) {
    case "branch":
      return { ...NOTHING, name: `Branch ${row.index + 1}` };
    case "iterations":
      return {
        ...NOTHING,
        name: row.run.iterations === undefined ? "Iterations" : iterationsWord(row.run.iterations),
      };
    case "iteration": {
      const { position, status, run, index } = row;
      const columns = run.iterations;
      const took = columns?.durations[position] ?? -1;
      return {
        ...NOTHING,
        status,
        name: `Iteration ${index}`,
        word: statusWord(status),
        start: offset(columns?.starts[position] ?? 0),
        duration: took < 0 ? "" : duration(took),
        error: columns?.errorNames[columns.errors[position] ?? -1] ?? "",
        differs: columns?.differing?.includes(position) === true ? "differs" : "",
      };
    }
    case "state": {
      const {
        name,
        type,
        status,
        visit,
        visits,
        attempts,
        start,
        durationMs,
        error,
        differs = [],
      } = row.state;
      return {
        status,
        name: visits > 1 ? `${name} · visit ${visit}` : name,
        type,
        word: statusWord(status),
        attempts: attempts.length === 0 ? "" : wholeNumber(attempts.length),
        start: offset(start),
        duration: durationMs === undefined ? "" : duration(durationMs),
        error: error ?? "",
        differs: differs.join(", "),
      };
    }
  }
}

function offset(milliseconds: number): string {
  return `+${shortDuration(Math.max(0, milliseconds))}`;
}
