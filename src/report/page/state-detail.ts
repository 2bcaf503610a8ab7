import type { StateRecord } from "../../execution/record";
import { markedPayload } from "../payload-gap";
import type { DataBlocks } from "./data-blocks";
import { PayloadList } from "./payload-list";
import type { AttemptDetail, OtherVisit, PageStage, StateDetail } from "./shape";

/** In the order in which a state's data goes through them. */
const INNER_STAGES = [
  "afterInputPath",
  "afterParameters",
  "afterArguments",
  "result",
  "afterResultSelector",
  "afterResultPath",
] as const;

/** @param other the same visit in another run, where it differs */
export function stateDetail(
  record: StateRecord,
  other: StateRecord | undefined,
  blocks: DataBlocks,
): StateDetail {
  const list = new PayloadList(blocks);
  const { enteredAt, exitedAt, next, caughtBy, cause, incomplete, data = {} } = record;
  const stages: PageStage[] = [["input", list.add(markedPayload(record.input, incomplete?.input))]];
  for (const name of INNER_STAGES) {
    const value = data[name];
    if (value !== undefined) stages.push([name, list.add(value)]);
  }
  if (record.output !== undefined)
    stages.push(["output", list.add(markedPayload(record.output, incomplete?.output))]);
  return {
    enteredAt,
    ...(exitedAt !== undefined && { exitedAt }),
    ...(next !== undefined && { next }),
    ...(caughtBy !== undefined && { caughtBy }),
    ...(cause !== undefined && { cause }),
    stages,
    ...(data.variables !== undefined && { variables: list.add(data.variables) }),
    attempts: record.attempts.map((attempt) => attemptDetail(attempt, list)),
    ...(other !== undefined && { other: otherDetail(other, list) }),
    payloads: list.payloads,
  };
}

function attemptDetail(attempt: StateRecord["attempts"][number], list: PayloadList): AttemptDetail {
  const { resource, startedAt, requestId, input, output, cause, logs, logSource, incomplete } = attempt;
  return {
    resource,
    startedAt,
    ...(requestId !== undefined && { requestId }),
    input: list.add(markedPayload(input, incomplete?.input)),
    ...(output !== undefined && { output: list.add(markedPayload(output, incomplete?.output)) }),
    ...(cause !== undefined && { cause }),
    logs,
    ...(logSource !== undefined && { logSource }),
  };
}

function otherDetail(
  { status, durationMs, error, cause, output }: StateRecord,
  list: PayloadList,
): OtherVisit {
  return {
    status,
    ...(durationMs !== undefined && { durationMs }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(output !== undefined && { output: list.add(output) }),
  };
}
