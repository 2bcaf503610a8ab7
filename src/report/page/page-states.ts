import { isRecord, member } from "../../asl/scopes";
import type { StateRecord } from "../../execution/record";
import { differences, sameVisit } from "./comparison";
import type { DataBlocks } from "./data-blocks";
import { pageRun, type RunParts } from "./page-runs";
import type { PageTime } from "./page-time";
import type { PageAttempt, PageState } from "./shape";
import { stateDetail } from "./state-detail";

/** The states of one scope, and the ones that they are compared with. */
export interface ScopeStates {
  readonly states: readonly StateRecord[];
  /** Absent where nothing is compared. */
  readonly others?: readonly StateRecord[];
  /** The scope in the definition, and its JSON path. */
  readonly definition: unknown;
  readonly path: string;
}

/** States with the time at which the last ended. */
export interface PlacedStates {
  readonly states: readonly PageState[];
  readonly end: number;
}

/** Turns states of a record into those of a page; what is large goes into blocks of data. */
export class PageStates implements RunParts {
  readonly blocks: DataBlocks;
  readonly time: PageTime;

  constructor(blocks: DataBlocks, time: PageTime) {
    this.blocks = blocks;
    this.time = time;
  }

  /**
   * The visits of one scope, with those inside them.
   * @param begun how far functions have shifted the times before the scope
   */
  of(scope: ScopeStates, begun: number): PlacedStates {
    const visits = new Map<string, number>();
    const totals = new Map<string, number>();
    for (const { name } of scope.states) totals.set(name, (totals.get(name) ?? 0) + 1);
    let shift = begun;
    let end = 0;
    const states = scope.states.map((record) => {
      const visit = (visits.get(record.name) ?? 0) + 1;
      visits.set(record.name, visit);
      const place = { scope, visit, visits: totals.get(record.name) ?? 1 };
      const placed = this.#visit(record, place, shift);
      shift = placed.shift;
      end = placed.end;
      return placed.state;
    });
    return { states, end };
  }

  #visit(
    record: StateRecord,
    {
      scope,
      visit,
      visits,
    }: { readonly scope: ScopeStates; readonly visit: number; readonly visits: number },
    begun: number,
  ): { readonly state: PageState; readonly shift: number; readonly end: number } {
    const { id, name, type, status, durationMs, error } = record;
    const other = scope.others && sameVisit(scope.others, name, visit);
    const differs = scope.others === undefined ? [] : differences(record, other);
    const path = `${scope.path}.States${member(name)}`;
    const definition = isRecord(scope.definition) && stateIn(scope.definition.States, name);
    const start = this.time.at(record.enteredAt, begun);
    const attempts = this.#attempts(record, begun);
    let shift = record.attempts.reduce((sum, one) => sum + this.time.added(one.durationMs), begun);
    const runs = record.runs?.map((run, i) => {
      const around = { run, other: other?.runs?.[i], compared: scope.others !== undefined, path, definition };
      const placed = pageRun(around, shift, this);
      if (run.endedAt !== undefined) shift += Math.max(0, placed.end - this.time.at(run.endedAt, shift));
      return placed;
    });
    const ends = [...attempts.map((one) => one.end ?? one.start), ...(runs ?? []).map((one) => one.end)];
    let end = Math.max(start, ...ends);
    if (record.exitedAt !== undefined) {
      shift += Math.max(0, end - this.time.at(record.exitedAt, shift));
      end = this.time.at(record.exitedAt, shift);
    }
    const state = {
      id,
      name,
      path,
      type,
      status,
      visit,
      visits,
      start,
      ...(status !== "RUNNING" && { end }),
      ...(durationMs !== undefined && { durationMs }),
      ...(error !== undefined && { error }),
      attempts,
      ...(runs !== undefined && { runs: runs.map(({ run }) => run) }),
      ...(differs.length > 0 && { differs }),
      detail: this.blocks.add(stateDetail(record, differs.length > 0 ? other : undefined, this.blocks)),
    };
    return { state, shift, end };
  }

  #attempts({ attempts }: StateRecord, begun: number): PageAttempt[] {
    let shift = begun;
    return attempts.map((attempt) => {
      const { number, status, startedAt, endedAt, durationMs, initDurationMs, error } = attempt;
      const { retriedBy, backOffMs } = attempt;
      const start = this.time.at(startedAt, shift);
      shift += this.time.added(durationMs);
      return {
        number,
        status,
        start,
        ...(endedAt !== undefined && { end: this.time.at(endedAt, shift) }),
        ...(durationMs !== undefined && { durationMs }),
        ...(initDurationMs !== undefined && { initDurationMs }),
        ...(error !== undefined && { error }),
        ...(retriedBy !== undefined && { retriedBy }),
        ...(backOffMs !== undefined && { backOffMs }),
      };
    });
  }
}

function stateIn(states: unknown, name: string): unknown {
  return isRecord(states) && Object.hasOwn(states, name) ? states[name] : undefined;
}
