import type { HistoryEvent } from "../engine/history-event";
import type { Stage } from "../engine/stage";
import { ATTEMPT_ENDED, SCHEDULED } from "./attempt-event";
import { Attempts } from "./attempts";
import { wentOn } from "./caught";
import type { RecordChange } from "./change";
import { Endings } from "./endings";
import { EventPlaces } from "./event-places";
import { statedFailure } from "./fail-state";
import { failure } from "./failure";
import { type HistoryEnd, historyEnd } from "./history-end";
import { type OpenScope, Visit } from "./open-record";
import { gaps, payload, payloadGap } from "./payload";
import type { ExecutionRecord } from "./record";
import { reopenAround, reopened } from "./reopened";
import { Runs } from "./runs";

export interface HistoryTreeOptions {
  /** What the states of the history itself are recorded in. */
  readonly root: OpenScope;
  /** What ids of states begin with. */
  readonly prefix: string;
  readonly clock: ExecutionRecord["clock"];
  readonly tell: (change: RecordChange) => void;
  /** Told of each Map Run that begins. */
  readonly onMapRun: (arn: string, visit: Visit) => void;
}

/** Makes a tree of states of the events of one history, as they come. */
export class HistoryTree {
  readonly attempts: Attempts;
  readonly endings: Endings;
  readonly runs: Runs;
  readonly root: OpenScope;
  end: HistoryEnd | undefined;
  readonly #options: HistoryTreeOptions;
  readonly #places: EventPlaces;
  readonly #visits = new Map<number, Visit>();
  #isRedriven = false;

  constructor(options: HistoryTreeOptions) {
    const { root, clock, tell } = options;
    this.#options = options;
    this.root = root;
    this.#places = new EventPlaces(root);
    this.attempts = new Attempts(tell);
    this.endings = new Endings(clock, tell);
    this.runs = new Runs(this.endings, tell);
  }

  event(event: HistoryEvent): void {
    const { type } = event;
    if (event.stateEnteredEventDetails !== undefined) this.#entered(event, event.stateEnteredEventDetails);
    else if (event.stateExitedEventDetails !== undefined) this.#exited(event, event.stateExitedEventDetails);
    else if (type.startsWith("Execution")) this.#execution(event);
    else if (type.startsWith("MapIteration")) this.#iteration(event);
    else if (type === "EvaluationFailed") this.#evaluationFailed(event);
    else this.#inState(event);
  }

  /** Key of the visit that an event belongs to. */
  keyOf(eventId: number): string | undefined {
    return this.#places.visitOf(eventId)?.key;
  }

  stage({ enteredEventId, name, value }: Stage): void {
    const record = this.#visits.get(enteredEventId)?.record;
    if (record !== undefined) record.data = { ...record.data, [name]: value };
  }

  #entered(
    event: HistoryEvent,
    { name, input, inputDetails }: Required<HistoryEvent>["stateEnteredEventDetails"],
  ): void {
    const scope = this.#places.scopeOf(event, name);
    if (this.#isRedriven) reopenAround(scope);
    const visit = new Visit(
      {
        id: `${this.#options.prefix}${event.id}`,
        name,
        type: event.type.replace("StateEntered", ""),
        status: "RUNNING",
        enteredEventId: event.id,
        enteredAt: event.timestamp,
        input: payload(input),
        ...gaps("input", payloadGap(input, inputDetails)),
        attempts: [],
      },
      scope,
    );
    const { record, definition } = visit;
    if (record.type === "Fail") visit.fault = statedFailure(definition);
    if (scope.last !== undefined && wentOn(scope.last, name)) this.endings.told(scope.last);
    scope.last = visit;
    scope.record.states.push(record);
    if ("index" in scope.record && scope.record.states.length === 1) {
      Object.assign(scope.record, { input: record.input });
    }
    this.#visits.set(event.id, visit);
    this.#places.put(event, visit);
    const { place } = scope;
    this.#options.tell({ kind: "state entered", state: record, ...(place !== undefined && { place }) });
  }

  #exited(
    event: HistoryEvent,
    { name, output, outputDetails }: Required<HistoryEvent>["stateExitedEventDetails"],
  ): void {
    const visit = this.#places.around(event, ({ record, running }) => record.name === name && running);
    this.#places.put(event, visit ?? this.#places.before(event));
    if (visit === undefined) return;
    Object.assign(visit.record, gaps("output", payloadGap(output, outputDetails), visit.record.incomplete));
    this.endings.left(visit, event.timestamp, payload(output));
  }

  #inState(event: HistoryEvent): void {
    const type = /^(?:Parallel|Map|Wait)/.exec(event.type)?.[0] ?? "Task";
    const before = this.#places.before(event);
    const visit =
      this.#places.around(event, ({ record, running }) => running && record.type === type) ??
      this.#places.around(event, ({ record }) => record.type === type);
    const { timestamp } = event;
    this.#places.put(event, visit ?? before, event.type === "ParallelStateStarted" ? "branch" : undefined);
    if (visit === undefined) return;
    if (SCHEDULED.test(event.type)) this.attempts.started(reopened(visit), event);
    else if (ATTEMPT_ENDED.test(event.type)) this.attempts.ended(visit, event);
    else if (/^(Parallel|Map)StateStarted$/.test(event.type)) {
      this.runs.started(reopened(visit), event, this.#places.timeBefore(event), before);
    } else if (event.type.endsWith("StateSucceeded")) this.#runEnded(visit, "SUCCEEDED", timestamp);
    else if (event.type.endsWith("StateFailed")) this.#runEnded(visit, "FAILED", timestamp, before);
    else if (event.type.endsWith("StateAborted")) this.endings.aborted(visit, timestamp, event.id);
    else if (event.mapRunStartedEventDetails !== undefined && visit.run !== undefined) {
      const { mapRunArn } = event.mapRunStartedEventDetails;
      visit.run.record.mapRunArn = mapRunArn;
      this.#options.onMapRun(mapRunArn, visit);
    } else if (event.type === "MapRunFailed") visit.fault = failure(event.mapRunFailedEventDetails);
  }

  #runEnded(visit: Visit, status: "SUCCEEDED" | "FAILED", at: string, from?: Visit): void {
    const { run } = visit;
    if (run !== undefined) this.endings.run(visit, run, at, status, undefined, from);
    if (status === "FAILED") visit.fault ??= failure(run?.record);
  }

  #iteration(event: HistoryEvent): void {
    const details =
      event.mapIterationStartedEventDetails ??
      event.mapIterationSucceededEventDetails ??
      event.mapIterationFailedEventDetails ??
      event.mapIterationAbortedEventDetails;
    const visit = this.#places.around(
      event,
      ({ record, running }) => running && record.name === details?.name && record.type === "Map",
    );
    const { index = 0 } = details ?? {};
    const scope =
      event.type === "MapIterationStarted" && visit !== undefined
        ? this.runs.iterationStarted(visit, index, event.timestamp)
        : visit?.run?.scopes.get(index);
    if (event.type === "MapIterationStarted") {
      this.#places.put(event, visit, scope);
      return;
    }
    this.#places.put(event, visit ?? this.#places.before(event));
    if (visit === undefined || scope === undefined) return;
    const status = event.type.endsWith("Succeeded")
      ? "SUCCEEDED"
      : event.type.endsWith("Failed")
        ? "FAILED"
        : "ABORTED";
    if (status === "FAILED" && scope.last === undefined && visit.fault !== undefined) {
      Object.assign(scope.record, failure(visit.fault));
    }
    this.endings.iteration(visit, scope, event.timestamp, status);
  }

  #evaluationFailed(event: HistoryEvent): void {
    const details = event.evaluationFailedEventDetails;
    const visit = this.#places.evaluated(event, details?.state);
    this.#places.put(event, visit ?? this.#places.before(event));
    if (visit !== undefined) visit.fault = failure(details);
  }

  #execution(event: HistoryEvent): void {
    if (event.type === "ExecutionStarted") return;
    const from = this.#places.before(event);
    this.#places.put(event, from);
    // An execution that is redriven has no end any more.
    this.#isRedriven ||= event.type === "ExecutionRedriven";
    this.end = historyEnd(event, from);
    const { last } = this.root;
    if (this.end === undefined || last === undefined) return;
    if (this.end.status === "FAILED") this.endings.failed(last, event.timestamp, failure(this.end), from);
    else this.endings.aborted(last, event.timestamp);
  }
}
