import type { ExecutionRecord } from "../../execution/record";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { markedPayload } from "../payload-gap";
import { DataBlocks } from "./data-blocks";
import { PageStates } from "./page-states";
import { PageTime } from "./page-time";
import { PayloadList } from "./payload-list";
import type { ExecutionDetail, PageIndex } from "./shape";
import { statusWord } from "./words";

export interface PageData {
  readonly index: PageIndex;
  /** JSON texts. */
  readonly indexText: string;
  readonly blocks: readonly string[];
}

/** What a page holds of a record: an index, and blocks of whatever is looked up when it is asked for. */
export function pageData(
  record: ExecutionRecord,
  { compareWith, asOf }: { readonly compareWith?: ExecutionRecord; readonly asOf?: string },
): PageData {
  const blocks = new DataBlocks();
  const time = new PageTime(record.startedAt, record.clock);
  const { definition, startedAt, stoppedAt, status, failedIn = [], stateMachine, name } = record;
  const placed = new PageStates(blocks, time).of(
    {
      states: record.states,
      ...(compareWith !== undefined && { others: compareWith.states }),
      definition,
      path: "$",
    },
    0,
  );
  const last = stoppedAt ?? asOf;
  const index: PageIndex = {
    title: `${stateMachine.name} ${statusWord(status)}: ${name}`,
    status,
    definition,
    ...(startedAt !== undefined && { startedAt }),
    length: Math.max(placed.end, last === undefined ? 0 : time.at(last, 0)),
    states: placed.states,
    failedIn,
    ...(compareWith !== undefined && { comparedWith: compareWith.name }),
    detail: blocks.add(executionDetail(record, compareWith, blocks)),
  };
  return { index, indexText: jsonText(index as unknown as Json), blocks: blocks.texts() };
}

function executionDetail(
  record: ExecutionRecord,
  other: ExecutionRecord | undefined,
  blocks: DataBlocks,
): ExecutionDetail {
  const list = new PayloadList(blocks);
  const { input, output, incomplete, arn, stateMachine, source, clock, startedAt, stoppedAt } = record;
  const facts = [
    ["Execution", arn],
    ["State machine", stateMachine.arn],
    ["Type", stateMachine.type],
    ["Source", source === "local" ? "run locally" : "AWS"],
    ["Clock", clock],
    ...(startedAt === undefined ? [] : [["Started", startedAt] as const]),
    ...(stoppedAt === undefined ? [] : [["Stopped", stoppedAt] as const]),
  ] as const;
  return {
    facts,
    ...(input !== undefined && { input: list.add(markedPayload(input, incomplete?.input)) }),
    ...(output !== undefined && { output: list.add(markedPayload(output, incomplete?.output)) }),
    ...(other?.output !== undefined && { otherOutput: list.add(other.output) }),
    payloads: list.payloads,
  };
}
