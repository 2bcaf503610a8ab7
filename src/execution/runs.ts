import { isRecord } from "../asl/scopes";
import type { HistoryEvent } from "../engine/history-event";
import { triedAgainBy } from "./attempts";
import type { RecordChange, StatePlace } from "./change";
import type { Endings } from "./endings";
import { type OpenIteration, OpenRun, OpenScope, type Visit } from "./open-record";

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
    const base = { number, status: "RUNNING" as const, startedAt: event.timestamp };
    if (record.type === "Parallel") this.#parallel(visit, base);
    else {
      const { length = 0 } = event.mapStateStartedEventDetails ?? {};
      // AWS gives 0 for a data set, which is not read yet.
      const isKnown = length > 0 || visit.definition?.ItemReader === undefined;
      const iterations: OpenIteration[] = [];
      visit.run = new OpenRun({ ...base, iterations, ...(isKnown && { items: length }) }, iterations);
    }
    const run = visit.run?.record;
    if (run === undefined) return;
    record.runs.push(run);
    this.#tell({ kind: "run started", state: record, run });
  }

  /** @param startedAt ISO 8601, on the execution's clock */
  iterationStarted(visit: Visit, index: number, startedAt: string, childArn?: string): OpenScope | undefined {
    const { run, definition, record } = visit;
    if (run === undefined) return undefined;
    const iteration: OpenIteration = {
      index,
      status: "RUNNING",
      startedAt,
      ...(childArn !== undefined && { childArn }),
      states: [],
    };
    const place = { state: record, run: run.record, index };
    // A child execution has a history of its own: the visit around it is not in it.
    const around = childArn === undefined ? { place, outer: visit } : { place };
    const scope = new OpenScope(definition?.ItemProcessor ?? definition?.Iterator, iteration, around);
    run.scopes.set(index, scope);
    run.begin(iteration);
    this.#tell({ kind: "iteration started", state: record, run: run.record, iteration });
    return scope;
  }

  /** The branch that a state is entered in first, by the state's name. */
  branch({ run }: Visit, name: string): OpenScope | undefined {
    const scopes = [...(run?.scopes.values() ?? [])];
    const named = scopes.filter((scope) => scope.definitionOf(name) !== undefined);
    return named.find(({ last }) => last === undefined) ?? named[0] ?? scopes[0];
  }

  #parallel(visit: Visit, base: OpenRun["record"]): void {
    const { definition, record } = visit;
    const given: readonly unknown[] = Array.isArray(definition?.Branches) ? definition.Branches : [];
    const branches = given.map(() => ({ status: "RUNNING" as const, states: [] }));
    const run = new OpenRun({ ...base, branches });
    visit.run = run;
    branches.forEach((branch, index) => {
      const place: StatePlace = { state: record, run: run.record, index };
      const branchDefinition = given[index];
      run.scopes.set(
        index,
        new OpenScope(isRecord(branchDefinition) ? branchDefinition : {}, branch, { place, outer: visit }),
      );
    });
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
