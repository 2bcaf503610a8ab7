import type { ExecutionRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";
import { duration } from "../duration";
import { payloadLines } from "../payload-text";
import { fitted } from "./columns";
import { failureLines } from "./failure";
import type { Style } from "./look";

export interface FinalParts {
  /** Lines of the tree; none where it is not to be seen. */
  readonly tree: readonly string[];
  /** Path of the execution's page, where one was written. */
  readonly page: string | undefined;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What an execution came to: the failure first, then the tree, its outcome, and where its page is. */
export function finalLines(
  record: ExecutionRecord,
  { tree, page, width }: FinalParts,
  style: Style,
): string[] {
  const failed = record.status !== "SUCCEEDED" && record.status !== "RUNNING";
  const failure = failed ? failureLines(record, style) : [];
  return [
    ...(failure.length > 0 ? [...failure, ""] : []),
    ...(tree.length > 0 ? [style.dim(fitted(headingLine(record), width, style.ellipsis)), ...tree, ""] : []),
    ...outcomeLines(record, style),
    ...(page === undefined ? [] : [`  ${style.dim("page  ")} ${printableLine(page)}`]),
  ];
}

/** Which machine runs, and in which execution. */
export function headingLine({ stateMachine, name, clock, redrives = [] }: ExecutionRecord): string {
  const machine = `${printableLine(stateMachine.name)} ${stateMachine.type}`;
  const redriven =
    redrives.length === 0 ? "" : `, redriven ${redrives.length === 1 ? "once" : `${redrives.length} times`}`;
  return `${machine}, execution ${printableLine(name)}, ${clock} clock${redriven}`;
}

function outcomeLines(record: ExecutionRecord, style: Style): string[] {
  const { status, durationMs, output, startedAt = "?" } = record;
  const { bold, cyan, dim, green, red } = style;
  if (status === "RUNNING") return [`${cyan(bold(status))} ${dim(`since ${startedAt}`)}`];
  const time = dim(`in ${duration(durationMs ?? 0)}`);
  if (status !== "SUCCEEDED") return [`${red(bold(status))} ${time}`];
  return [
    `${green(bold(status))} ${time}`,
    ...payloadLines(output ?? null, style.ellipsis).map(
      (line, i) => `  ${dim((i === 0 ? "output" : "").padEnd(6))} ${line}`,
    ),
  ];
}
