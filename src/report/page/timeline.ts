import { duration } from "../duration";
import type { Row } from "./rows";
import {
  ITERATION_STATUSES,
  type PageAttempt,
  type PageIterations,
  type PageRun,
  type PageState,
} from "./shape";
import { type Interval, TimeAxis } from "./time-axis";
import { type AnyStatus, statusWord, wholeNumber } from "./words";

/** Something on the line of a row, from one time to another. */
export interface Segment {
  /** `around` holds others. */
  readonly kind: "state" | "around" | "attempt" | "back-off" | "wait" | "share";
  readonly from: number;
  readonly to: number;
  readonly status?: AnyStatus;
  readonly label: string;
  /** What is written on it: the first that fits. */
  readonly texts?: readonly string[];
  /** Number of the attempt. */
  readonly attempt?: number;
}

const BINS = 60;

/** A duration without the parts at its end that are nothing: `1 h` rather than `1 h 0 min`. */
export function shortDuration(milliseconds: number): string {
  return duration(milliseconds).replace(/ 0 (h|min|s)$/, "");
}

/** The axis of a timeline: what happens in its states is drawn, long stretches of nothing are folded. */
export function timeAxis(states: readonly PageState[], length: number): TimeAxis {
  return new TimeAxis(busyIn(states, length), length);
}

function busyIn(states: readonly PageState[], length: number): Interval[] {
  return states.flatMap((state): Interval[] => {
    const { type, start, end = length, attempts, runs = [] } = state;
    if (attempts.length > 0) return attempts.map((one) => [one.start, one.end ?? length]);
    const inner = runs.flatMap(({ branches = [], iterations }) => [
      ...branches.flatMap((branch) => busyIn(branch, length)),
      ...iterationIntervals(iterations, length),
    ]);
    if (runs.length > 0) return inner.length > 0 ? inner : [[start, end]];
    // A Wait is idle from its beginning to its end.
    return type === "Wait"
      ? [
          [start, start],
          [end, end],
        ]
      : [[start, end]];
  });
}

function iterationIntervals(iterations: PageIterations | undefined, length: number): Interval[] {
  return (
    iterations?.starts.map((start, i) => {
      const end = iterations.ends[i] ?? -1;
      return [start, end === -1 ? length : end];
    }) ?? []
  );
}

/** What a row has on its line. */
export function segmentsOf(row: Row, length: number): Segment[] {
  switch (row.kind) {
    case "state":
      return stateSegments(row.state, length);
    case "iteration": {
      const start = row.run.iterations?.starts[row.position] ?? 0;
      const end = row.run.iterations?.ends[row.position] ?? -1;
      const to = end === -1 ? length : end;
      const label = `iteration ${row.index}, ${statusWord(row.status)}, ${duration(to - start)}`;
      return [{ kind: "around", from: start, to, status: row.status, label }];
    }
    case "iterations":
      return row.run.iterations === undefined ? [] : shares(row.run.iterations, length);
    case "branch":
      return [];
  }
}

function stateSegments(state: PageState, length: number): Segment[] {
  const { type, status, start, end: to = length, attempts, runs } = state;
  if (type === "Wait") {
    return [
      {
        kind: "wait",
        from: start,
        to,
        status,
        label: `wait ${duration(to - start)}`,
        texts: [`wait ${shortDuration(to - start)}`, shortDuration(to - start)],
      },
    ];
  }
  if (runs !== undefined && runs.length > 1) return runSegments(runs, length);
  if (attempts.length === 0) {
    const kind = runs === undefined ? "state" : "around";
    return [{ kind, from: start, to, status, label: `${statusWord(status)}, ${duration(to - start)}` }];
  }
  return attemptSegments(attempts, length);
}

/** Each run of a Parallel or Map state, and the back-off between them. */
function runSegments(runs: readonly PageRun[], length: number): Segment[] {
  return runs.flatMap((run, i) => {
    const to = run.end ?? length;
    const label = `run ${run.number}, ${statusWord(run.status)}, ${duration(to - run.start)}`;
    const next = runs[i + 1]?.start ?? (run.backOffMs === undefined ? to : to + run.backOffMs);
    const made: Segment[] = [{ kind: "around", from: run.start, to, status: run.status, label }];
    return next > to && run.end !== undefined ? [...made, backOff(to, next)] : made;
  });
}

function backOff(from: number, to: number): Segment {
  const label = `back-off ${duration(to - from)}`;
  return { kind: "back-off", from, to, label, texts: [label, shortDuration(to - from)] };
}

function attemptSegments(attempts: readonly PageAttempt[], length: number): Segment[] {
  return attempts.flatMap((attempt, i) => {
    const ended = attempt.end ?? length;
    const took = duration(ended - attempt.start);
    const made: Segment[] = [
      {
        kind: "attempt",
        from: attempt.start,
        to: ended,
        status: attempt.status,
        label: `attempt ${attempt.number}, ${statusWord(attempt.status)}, ${took}`,
        texts: attempts.length > 1 ? [`${attempt.number} · ${took}`, String(attempt.number)] : [took],
        attempt: attempt.number,
      },
    ];
    const next =
      attempts[i + 1]?.start ?? (attempt.backOffMs === undefined ? undefined : ended + attempt.backOffMs);
    if (attempt.end !== undefined && next !== undefined && next > ended) made.push(backOff(ended, next));
    return made;
  });
}

/** The iterations that run at a time, by what became of them, in so many stretches. */
function shares({ starts, ends, statuses }: PageIterations, length: number): Segment[] {
  const first = starts.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = ends.reduce((most, one) => Math.max(most, one === -1 ? length : one), 0);
  if (first > last) return [];
  const width = (last - first) / BINS || 1;
  const bins = Array.from({ length: BINS }, () => ITERATION_STATUSES.map(() => 0));
  for (const [i, start] of starts.entries()) {
    const end = ends[i] ?? -1;
    const to = Math.min(BINS - 1, Math.floor(((end === -1 ? length : end) - first) / width));
    const bin = bins[Math.max(to, Math.min(BINS - 1, Math.floor((start - first) / width)))];
    const status = statuses[i] ?? -1;
    if (bin?.[status] !== undefined) bin[status] += 1;
  }
  return bins.flatMap((counts, i) => {
    const status = ITERATION_STATUSES.find((_, place) => (counts[place] ?? 0) > 0);
    if (status === undefined) return [];
    const words = ITERATION_STATUSES.flatMap((one, place) =>
      counts[place] ? [`${wholeNumber(counts[place])} ${statusWord(one)}`] : [],
    );
    const from = first + i * width;
    return [{ kind: "share", from, to: from + width, status, label: words.join(", ") } satisfies Segment];
  });
}
