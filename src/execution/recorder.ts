import type { HistoryEvent } from "../engine/history-event";
import type { Stage } from "../engine/stage";
import type { CallReport, LoggedLine } from "./attempts";
import type { RecordChange } from "./change";
import { failedIn } from "./failed-in";
import { failure } from "./failure";
import { HistoryTree } from "./history-tree";
import { type OpenIteration, OpenScope, type Visit } from "./open-record";
import { gaps, payload, payloadGap } from "./payload";
import { type ExecutionRecord, RECORD_VERSION, type RedriveRecord, type StateStatus } from "./record";

export type RecordedExecution = Pick<
  ExecutionRecord,
  "source" | "arn" | "name" | "stateMachine" | "definition" | "clock"
>;

/** A child execution of a distributed Map. */
export interface RecordedChild {
  readonly arn: string;
  readonly mapRunArn: string;
  /** Of its item, or of its batch. */
  readonly index: number;
}

/** Takes what one history tells: that of the execution, or of a child. */
export interface HistoryRecorder {
  /** Events come in the order of their ids. */
  event(event: HistoryEvent): void;
  /** What the data of a visit was at a stage. */
  stage(stage: Stage): void;
}

/** Makes one record of an execution's events and its functions' logs, as they come. */
export class ExecutionRecorder implements HistoryRecorder {
  readonly #execution: RecordedExecution;
  readonly #onChange: (change: RecordChange) => void;
  readonly #root: OpenScope;
  readonly #tree: HistoryTree;
  readonly #trees = new Map<string, HistoryTree>();
  readonly #mapRuns = new Map<string, { readonly visit: Visit; readonly tree: HistoryTree }>();
  readonly #history: HistoryEvent[] = [];
  readonly #redrives: RedriveRecord[] = [];
  readonly #notes = new Set<string>();

  constructor(execution: RecordedExecution, onChange: (change: RecordChange) => void) {
    this.#execution = execution;
    this.#onChange = onChange;
    this.#root = new OpenScope(execution.definition, { status: "RUNNING", states: [] });
    this.#tree = this.#treeOf(execution.arn, this.#root, "");
  }

  record(): ExecutionRecord {
    const [first] = this.#history;
    const { end } = this.#tree;
    const { stoppedAt, output, gap } = end ?? {};
    const { input, inputDetails } = first?.executionStartedEventDetails ?? {};
    const inputGap = first === undefined ? undefined : payloadGap(input, inputDetails);
    const path = failedIn(this.#tree);
    return {
      version: RECORD_VERSION,
      ...this.#execution,
      status: end?.status ?? "RUNNING",
      ...(first !== undefined && {
        startedAt: first.timestamp,
        ...(stoppedAt !== undefined && {
          stoppedAt,
          durationMs: this.#tree.endings.duration(first.timestamp, stoppedAt, this.#root.functionMs),
        }),
        input: payload(input),
      }),
      ...(output !== undefined && { output }),
      ...gaps("input", inputGap),
      ...gaps("output", gap, inputGap && { input: inputGap }),
      ...failure(end),
      states: this.#root.record.states,
      ...(path.length > 0 && { failedIn: path }),
      ...(this.#redrives.length > 0 && { redrives: this.#redrives }),
      ...(this.#notes.size > 0 && { notes: [...this.#notes] }),
      history: this.#history,
    };
  }

  event(event: HistoryEvent): void {
    this.#history.push(event);
    this.#tree.event(event);
    if (event.type === "ExecutionStarted")
      this.#onChange({ kind: "execution started", execution: this.record() });
    else if (event.type === "ExecutionRedriven") this.#redriven(event);
    else if (event.type.startsWith("Execution") && this.#tree.end !== undefined) {
      this.#onChange({ kind: "execution ended", execution: this.record() });
    }
  }

  stage(stage: Stage): void {
    this.#tree.stage(stage);
  }

  /**
   * Begins a child execution of a distributed Map.
   *
   * @returns what its own history is told to; undefined where its Map Run is not in the record
   */
  child({ arn, mapRunArn, index }: RecordedChild): HistoryRecorder | undefined {
    const found = this.#mapRuns.get(mapRunArn);
    if (found === undefined) return undefined;
    const { visit, tree: around } = found;
    let scope: OpenScope | undefined;
    let tree: HistoryTree | undefined;
    return {
      event: (event) => {
        scope ??= around.runs.iterationStarted(visit, index, event.timestamp, arn);
        if (scope === undefined) return;
        tree ??= this.#treeOf(arn, scope, `${visit.record.id}.${index}.`);
        tree.event(event);
        const input = event.executionStartedEventDetails?.input;
        if (input !== undefined) (scope.record as OpenIteration).input = payload(input);
        if (tree.end !== undefined) this.#childEnded(around, visit, scope, tree);
      },
      stage: (stage) => tree?.stage(stage),
    };
  }

  /** Takes what could not be read, a sentence; one that was taken before is not taken again. */
  note(text: string): void {
    this.#notes.add(text);
  }

  /** A line that belongs to no attempt of this execution, or of one of its children, is left out. */
  log(line: LoggedLine): void {
    this.#trees.get(line.executionArn ?? this.#execution.arn)?.attempts.log(line);
  }

  /** The figures of a call; left out as a line is. */
  report(report: CallReport): void {
    this.#trees.get(report.executionArn ?? this.#execution.arn)?.attempts.report(report);
  }

  /**
   * Names the visit that an event belongs to, so that the same one can be found in another run.
   *
   * @param executionArn of which execution the event is. @default the one that is recorded
   */
  keyOf(eventId: number, executionArn: string = this.#execution.arn): string | undefined {
    return this.#trees.get(executionArn)?.keyOf(eventId);
  }

  #redriven({ id, timestamp, executionRedrivenEventDetails: details }: HistoryEvent): void {
    const count = details?.redriveCount ?? this.#redrives.length + 1;
    this.#redrives.push({ eventId: id, at: timestamp, count });
    this.#onChange({ kind: "execution redriven", execution: this.record() });
  }

  #childEnded(around: HistoryTree, visit: Visit, { record }: OpenScope, { root, end }: HistoryTree): void {
    if (end === undefined) return;
    const iteration = record as OpenIteration;
    if (end.output !== undefined) iteration.output = end.output;
    Object.assign(iteration, failure(end));
    around.endings.iteration(visit, root, end.stoppedAt, CHILD_STATUS[end.status]);
  }

  #treeOf(arn: string, root: OpenScope, prefix: string): HistoryTree {
    const tree: HistoryTree = new HistoryTree({
      root,
      prefix,
      clock: this.#execution.clock,
      tell: this.#onChange,
      onMapRun: (mapRunArn, visit) => this.#mapRuns.set(mapRunArn, { visit, tree }),
    });
    this.#trees.set(arn, tree);
    return tree;
  }
}

const CHILD_STATUS = {
  SUCCEEDED: "SUCCEEDED",
  FAILED: "FAILED",
  TIMED_OUT: "FAILED",
  ABORTED: "ABORTED",
  RUNNING: "RUNNING",
} as const satisfies Record<string, StateStatus>;
