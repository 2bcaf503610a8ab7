import type { ExecutionRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";
import { duration } from "../duration";
import { payloadLines } from "../payload-text";
import { failureLines } from "./failure";
import type { Style } from "./look";

/** What an execution came to: the failure first, then the tree, its outcome, and where its page is. */
export function finalLines(
  record: ExecutionRecord,
  { tree, page }: { readonly tree: readonly string[]; readonly page: string | undefined },
  style: Style,
): string[] {
  const failed = record.status !== "SUCCEEDED";
  const failure = failed ? failureLines(record, style) : [];
  return [
    ...(failure.length > 0 ? [...failure, ""] : []),
    ...(tree.length > 0 ? [style.dim(headingLine(record)), ...tree, ""] : []),
    ...outcomeLines(record, style),
    ...(page === undefined ? [] : [`  ${style.dim("page  ")} ${printableLine(page)}`]),
  ];
}

/** Which machine runs, and in which execution. */
export function headingLine({ stateMachine, name, clock }: ExecutionRecord): string {
  const machine = `${printableLine(stateMachine.name)} ${stateMachine.type}`;
  return `${machine}, execution ${printableLine(name)}, ${clock} clock`;
}

function outcomeLines({ status, durationMs, output }: ExecutionRecord, style: Style): string[] {
  const { bold, dim, green, red } = style;
  const time = dim(`in ${duration(durationMs ?? 0)}`);
  if (status !== "SUCCEEDED") return [`${red(bold(status))} ${time}`];
  return [
    `${green(bold(status))} ${time}`,
    ...payloadLines(output ?? null).map((line, i) => `  ${dim((i === 0 ? "output" : "").padEnd(6))} ${line}`),
  ];
}
