import { isRecord } from "../../asl/scopes";
import type { IterationRecord, RunRecord, StateRecord, StateStatus } from "../../execution/record";
import { iterationDiffers } from "./comparison";
import type { DataBlocks } from "./data-blocks";
import { IterationLanes } from "./iteration-lanes";
import type { PageTime } from "./page-time";
import { PayloadList } from "./payload-list";
import {
  ITERATION_STATUSES,
  type IterationDetail,
  type PageIterations,
  type PageRun,
  type PageState,
} from "./shape";

/** What runs are made with. */
export interface RunParts {
  readonly blocks: DataBlocks;
  readonly time: PageTime;
  of(
    scope: {
      readonly states: readonly StateRecord[];
      readonly others?: readonly StateRecord[];
      readonly definition: unknown;
      readonly path: string;
    },
    begun: number,
  ): { readonly states: readonly PageState[]; readonly end: number };
}

interface RunOfState {
  readonly run: RunRecord;
  readonly other: RunRecord | undefined;
  /** Whether another run of the machine is compared with. */
  readonly compared: boolean;
  /** The Parallel or Map state in the definition, and its JSON path. */
  readonly definition: unknown;
  readonly path: string;
}

export function pageRun(
  of: RunOfState,
  shift: number,
  parts: RunParts,
): { readonly run: PageRun; readonly end: number } {
  const { number, status, startedAt, error, retriedBy, backOffMs } = of.run;
  const start = parts.time.at(startedAt, shift);
  const branches = pageBranches(of, shift, parts);
  const iterations = of.run.iterations && pageIterations(of, shift, parts);
  const ends = [...(branches ?? []).map((one) => one.end), ...(iterations?.ends ?? [])];
  const end = ends.reduce((latest, one) => Math.max(latest, one), start);
  return {
    end,
    run: {
      number,
      status,
      start,
      ...(status !== "RUNNING" && { end }),
      ...(error !== undefined && { error }),
      ...(retriedBy !== undefined && { retriedBy }),
      ...(backOffMs !== undefined && { backOffMs }),
      ...(branches !== undefined && { branches: branches.map(({ states }) => states) }),
      ...(iterations !== undefined && { iterations }),
    },
  };
}

function pageBranches(
  { run, other, compared, definition, path }: RunOfState,
  shift: number,
  parts: RunParts,
) {
  const scopes = isRecord(definition) && Array.isArray(definition.Branches) ? definition.Branches : [];
  return run.branches?.map(({ states }, i) =>
    parts.of(
      {
        states,
        ...(compared && { others: other?.branches?.[i]?.states ?? [] }),
        definition: scopes[i],
        path: `${path}.Branches[${i}]`,
      },
      shift,
    ),
  );
}

function pageIterations(of: RunOfState, shift: number, parts: RunParts): PageIterations {
  const records = of.run.iterations ?? [];
  const others = new Map(of.other?.iterations?.map((one) => [one.index, one]));
  const errors = records.map(({ error, states }) => error ?? caughtError(states));
  const errorNames = [...new Set(errors.filter((error) => error !== undefined))];
  const errorPlaces = new Map(errorNames.map((name, i) => [name, i]));
  const lanes = new IterationLanes(of.definition);
  const placed = records.map((record) => {
    const free = lanes.next();
    // Where functions take no time of the clock, all begin at once by it.
    const late = parts.time.simulated ? Math.max(0, free - parts.time.at(record.startedAt, shift)) : 0;
    const one = pageIteration(record, others.get(record.index), of, shift + late, parts);
    lanes.taken(one.end === -1 ? free : one.end);
    return one;
  });
  const differing = of.compared
    ? records.flatMap((record, i) => (iterationDiffers(record, others.get(record.index)) ? [i] : []))
    : [];
  return {
    ...(of.run.items !== undefined && { items: of.run.items }),
    statuses: records.map((record) => ITERATION_STATUSES.indexOf(iterationStatus(record))),
    indexes: records.map(({ index }) => index),
    starts: placed.map(({ start }) => start),
    ends: placed.map(({ end }) => end),
    durations: records.map(({ durationMs }) => durationMs ?? -1),
    errors: errors.map((error) => errorPlaces.get(error ?? "") ?? -1),
    errorNames,
    details: placed.flatMap(({ detail }) => parts.blocks.add(detail)),
    ...(differing.length > 0 && { differing }),
  };
}

/** An iteration that went on after a failure inside it succeeded, but not as the others did. */
function iterationStatus({ status, states }: IterationRecord): StateStatus {
  return status === "SUCCEEDED" && caughtIn(states) !== undefined ? "CAUGHT" : status;
}

function caughtError(states: readonly StateRecord[]): string | undefined {
  return caughtIn(states)?.error;
}

/** The first state that failed and went on by a catcher. */
function caughtIn(states: readonly StateRecord[]): StateRecord | undefined {
  for (const state of states) {
    if (state.status === "CAUGHT") return state;
    const run = state.runs?.at(-1);
    for (const inner of [...(run?.branches ?? []), ...(run?.iterations ?? [])]) {
      const caught = caughtIn(inner.states);
      if (caught !== undefined) return caught;
    }
  }
  return undefined;
}

function pageIteration(
  record: IterationRecord,
  other: IterationRecord | undefined,
  { compared, definition, path }: RunOfState,
  shift: number,
  parts: RunParts,
): { readonly start: number; readonly end: number; readonly detail: IterationDetail } {
  const field = isRecord(definition) && isRecord(definition.Iterator) ? "Iterator" : "ItemProcessor";
  const inner = parts.of(
    {
      states: record.states,
      ...(compared && { others: other?.states ?? [] }),
      definition: isRecord(definition) ? definition[field] : undefined,
      path: `${path}.${field}`,
    },
    shift,
  );
  const start = parts.time.at(record.startedAt, shift);
  const ended = record.endedAt === undefined ? start : parts.time.at(record.endedAt, shift);
  const payloads = new PayloadList(parts.blocks);
  const { error, cause, childArn, input, output } = record;
  return {
    start,
    end: record.status === "RUNNING" ? -1 : Math.max(start, ended, inner.end),
    detail: {
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      ...(childArn !== undefined && { childArn }),
      ...(input !== undefined && { input: payloads.add(input) }),
      ...(output !== undefined && { output: payloads.add(output) }),
      payloads: payloads.payloads,
      states: inner.states,
    },
  };
}
