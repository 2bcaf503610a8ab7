import type { ExecutionRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";
import { duration } from "../duration";
import { failureLines } from "../terminal/failure";
import type { Style } from "../terminal/look";
import { stateDifferenceLines } from "./difference-lines";
import type { Likeness } from "./likeness";
import type { Parting } from "./parting";
import { partingText } from "./parting-text";
import { recordDifferences } from "./record-difference";

/** What a replay came to. */
export interface ReplayOutcome {
  readonly recorded: ExecutionRecord;
  readonly replayed: ExecutionRecord;
  readonly likeness: Likeness;
  readonly parting: Parting | undefined;
  /** Where it was stopped, and why, as a sentence. */
  readonly stopped: string | undefined;
  /** Whether functions ran, so that what they logged tells something. */
  readonly withLogs: boolean;
}

/** Where a replay parts from what was recorded, then what differs state by state, then how it ended. */
export function replayLines(outcome: ReplayOutcome, width: number, style: Style): string[] {
  const { bold, dim, green, red } = style;
  const { recorded, replayed, likeness, parting, stopped, withLogs: logs } = outcome;
  const differences =
    parting === undefined ? [] : recordDifferences(recorded, replayed, { likeness, inputs: true, logs });
  const same = stopped === undefined ? "Same to the end" : "Same until it was stopped";
  const states = stateDifferenceLines(differences, width, style);
  const succeeded = replayed.status === "SUCCEEDED";
  const failed = !succeeded && stopped === undefined ? ["", ...failureLines(replayed, style)] : [];
  const status = stopped === undefined ? replayed.status : "STOPPED";
  const how = logs ? "functions ran" : "functions answered as recorded";
  return [
    bold(parting === undefined ? same : partingText(parting, { before: "recorded", after: "now" })),
    ...(states.length === 0 ? [] : ["", ...states]),
    ...failed,
    "",
    ...(stopped === undefined ? [] : [red(printableLine(stopped))]),
    `${(succeeded ? green : red)(bold(status))} ${dim(`in ${duration(replayed.durationMs ?? 0)}; recorded ${recorded.status}; ${how}`)}`,
  ];
}
