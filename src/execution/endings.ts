import type { Json } from "../input/json-text";
import { explainCaught, isCaught } from "./caught";
import type { RecordChange } from "./change";
import { explain, failingScope, hasFailed } from "./failing-scope";
import { failure } from "./failure";
import { inFunctions, sideBySide } from "./function-time";
import type { OpenIteration, OpenRun, OpenScope, Visit } from "./open-record";
import type { ExecutionRecord, Failure, StateStatus } from "./record";

/** How states, runs and scopes end. What is still open inside of what ends, ends with it. */
export class Endings {
  readonly #clock: ExecutionRecord["clock"];
  readonly #tell: (change: RecordChange) => void;

  constructor(clock: ExecutionRecord["clock"], tell: (change: RecordChange) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** A state is left: by its end, or by a catcher. */
  left(visit: Visit, at: string, output: Json): void {
    const { record, scope, definition, run } = visit;
    if (run !== undefined) this.run(visit, run, at, visit.fault === undefined ? "SUCCEEDED" : "FAILED");
    const caught = isCaught(visit);
    record.exitedAt = at;
    record.output = output;
    if (caught) explainCaught(visit);
    this.#end(visit, at, caught ? "CAUGHT" : "SUCCEEDED");
    const isLast = !caught && (definition?.End === true || record.type === "Succeed");
    if (isLast && scope.place?.run.branches !== undefined) scope.record.status = "SUCCEEDED";
  }

  /** @param from the visit that the failure came from, where it is known */
  failed(visit: Visit, at: string, why?: Failure, from?: Visit): void {
    if (!visit.running) return;
    const { run } = visit;
    visit.fault ??= why;
    if (run !== undefined) this.run(visit, run, at, "FAILED", why, from);
    const known = failure(visit.fault);
    Object.assign(visit.record, Object.keys(known).length > 0 ? known : failure(why));
    explain(visit, visit.record);
    delete visit.record.attempts.at(-1)?.retriedBy;
    stopped(visit, at);
    this.#end(visit, at, "FAILED");
  }

  /** @param by id of the event that says so of this state; a task that fails in a branch is said to be stopped, too */
  aborted(visit: Visit, at: string, by?: number): void {
    if (!visit.running) return;
    if (by !== undefined && hasFailed(visit)) {
      this.failed(visit, at);
      return;
    }
    if (by !== undefined) visit.abortedBy = by;
    const { run } = visit;
    if (run !== undefined) this.run(visit, run, at, "ABORTED");
    stopped(visit, at);
    this.#end(visit, at, "ABORTED");
  }

  /** The current run of a Parallel or Map state ends. */
  run(visit: Visit, run: OpenRun, at: string, status: StateStatus, why?: Failure, from?: Visit): void {
    const { record, scopes } = run;
    if (record.status !== "RUNNING") return;
    if (status === "FAILED") run.failing = failingScope(visit, run, from);
    for (const scope of scopes.values()) {
      if (scope.record.status !== "RUNNING") continue;
      const its =
        status === "SUCCEEDED" || (status === "FAILED" && scope === run.failing) ? status : "ABORTED";
      this.scope(scope, at, its, why);
      if (record.iterations !== undefined) this.#iterationEnded(visit, run, scope, at);
    }
    record.status = status;
    record.endedAt = at;
    if (status === "FAILED") {
      const { last, record: failed } = run.failing ?? {};
      Object.assign(
        record,
        failure(visit.fault?.error === undefined ? { ...last?.record, ...failed } : visit.fault),
      );
      if (visit.fault?.error === undefined) visit.fault = failure(record);
    }
    run.functionMs = sideBySide(
      [...scopes.values()].map(({ functionMs }) => functionMs),
      visit.definition,
    );
    this.#tell({ kind: "run ended", state: visit.record, run: record });
  }

  /** A branch or an iteration ends, and with it the state that it was in. */
  scope({ record, last }: OpenScope, at: string, status: StateStatus, why?: Failure): void {
    if (last?.running === true) {
      if (status === "FAILED") this.failed(last, at, why);
      else this.aborted(last, at);
    } else if (status === "FAILED" && last?.record.status === "ABORTED") {
      last.record.status = status;
      Object.assign(last.record, failure(why));
      this.told(last);
    }
    record.status = status;
  }

  /** An iteration of the current run ends by itself. */
  iteration(visit: Visit, scope: OpenScope, at: string, status: StateStatus, why?: Failure): void {
    const { run } = visit;
    if (run === undefined || scope.record.status !== "RUNNING") return;
    this.scope(scope, at, status, why);
    if (status === "FAILED") run.failing = scope;
    this.#iterationEnded(visit, run, scope, at);
  }

  #iterationEnded(visit: Visit, run: OpenRun, scope: OpenScope, at: string): void {
    const iteration = scope.record as OpenIteration;
    iteration.endedAt = at;
    iteration.durationMs = this.duration(iteration.startedAt, at, scope.functionMs);
    const { last } = scope;
    if (iteration.status === "SUCCEEDED" && last?.record.output !== undefined)
      iteration.output = last.record.output;
    if (iteration.status === "FAILED")
      Object.assign(iteration, { ...failure(last?.record), ...failure(iteration) });
    this.#tell({ kind: "iteration ended", state: visit.record, run: run.record, iteration });
  }

  #end(visit: Visit, at: string, status: StateStatus): void {
    const { record, scope } = visit;
    const functionMs = inFunctions(record.attempts) + visit.earlierMs + (visit.run?.functionMs ?? 0);
    scope.functionMs += functionMs;
    record.status = status;
    record.durationMs = this.duration(record.enteredAt, at, functionMs);
    this.told(visit);
  }

  /** Tells how a state ended. */
  told({ record, scope: { place } }: Visit): void {
    this.#tell({ kind: KINDS[record.status], state: record, ...(place !== undefined && { place }) });
  }

  duration(from: string, to: string, functionMs: number): number {
    const onClock = Date.parse(to) - Date.parse(from);
    return this.#clock === "real" ? onClock : onClock + functionMs;
  }
}

const KINDS = {
  SUCCEEDED: "state exited",
  CAUGHT: "state caught",
  FAILED: "state failed",
  ABORTED: "state aborted",
  RUNNING: "state entered",
} as const;

/** An attempt that runs when its state ends is stopped with it. */
function stopped({ record }: Visit, at: string): void {
  const attempt = record.attempts.at(-1);
  if (attempt?.status === "RUNNING") Object.assign(attempt, { status: "ABORTED", endedAt: at });
}
