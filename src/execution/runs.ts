import type { HistoryEvent } from "../engine/history-event";
import { triedAgainBy } from "./attempts";
import type { RecordChange } from "./change";
import type { Endings } from "./endings";
import { type OpenIteration, OpenRun, type OpenScope, type Visit } from "./open-record";
import type { RunRecord } from "./record";

/** The runs of the Parallel and Map states of one history. */
export class Runs {
  readonly #endings: Endings;
  readonly #tell: (change: RecordChange) => void;

  constructor(endings: Endings, tell: (change: RecordChange) => void) {
    this.#endings = endings;
    this.#tell = tell;
  }

  /**
   * @param failedAt when a run before this one had failed
   * @param from the visit that its failure came from
   */
  started(visit: Visit, event: HistoryEvent, failedAt: string, from: Visit | undefined): void {
    const { record } = visit;
    this.#failedBefore(visit, event, failedAt, from);
    record.runs ??= [];
    const number = record.runs.length + 1;
    const run = new OpenRun(visit, { number, startedAt: event.timestamp, ...itemsOf(visit, event) });
    visit.run = run;
    if (record.type === "Parallel") for (const branch of branchesOf(visit)) run.branch(branch);
    record.runs.push(run.record);
    this.#tell({ kind: "run started", state: record, run: run.record });
  }

  /** @param startedAt ISO 8601, on the execution's clock */
  iterationStarted(visit: Visit, index: number, startedAt: string, childArn?: string): OpenScope | undefined {
    const { run, record } = visit;
    if (run === undefined) return undefined;
    const iteration: OpenIteration = {
      index,
      status: "RUNNING",
      startedAt,
      ...(childArn !== undefined && { childArn }),
      states: [],
    };
    const scope = run.iteration(iteration);
    this.#tell({ kind: "iteration started", state: record, run: run.record, iteration });
    return scope;
  }

  #failedBefore(visit: Visit, event: HistoryEvent, failedAt: string, from: Visit | undefined): void {
    const { run } = visit;
    if (run === undefined) return;
    this.#endings.run(visit, run, failedAt, "FAILED", undefined, from);
    const { record } = run;
    const retrier = triedAgainBy(visit, visit.fault ?? record) ?? triedAgainBy(visit, record, "in any case");
    if (retrier !== undefined) record.retriedBy = retrier;
    record.backOffMs = Date.parse(event.timestamp) - Date.parse(record.endedAt ?? failedAt);
    visit.earlierMs += run.functionMs;
    visit.fault = undefined;
  }
}

function branchesOf({ definition }: Visit): readonly unknown[] {
  return Array.isArray(definition?.Branches) ? definition.Branches : [];
}

function itemsOf({ definition, record }: Visit, event: HistoryEvent): Pick<RunRecord, "items"> {
  if (record.type !== "Map") return {};
  const { length = 0 } = event.mapStateStartedEventDetails ?? {};
  // AWS gives 0 for a data set, which is not read yet.
  return length > 0 || definition?.ItemReader === undefined ? { items: length } : {};
}
