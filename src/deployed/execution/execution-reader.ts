import { isDistributed, member, scopesOf } from "../../asl/scopes";
import type { HistoryEvent } from "../../engine/history-event";
import type { ExecutionRecord } from "../../execution/record";
import { ExecutionRecorder, type HistoryRecorder } from "../../execution/recorder";
import type { AwsClients } from "../aws-clients";
import type { ExecutionReading } from "../execution-reading";
import { FunctionLogs } from "./function-logs";
import { HistoryPages } from "./history-pages";
import { traceRoot } from "./log-entry";
import type { DescribedExecution } from "./machine-of-execution";
import { mapRunChildren } from "./map-run-children";
import { pause } from "./pause";
import { ToldHistory } from "./told-history";

/** How long is waited between looks at what is new, in milliseconds: longer while nothing is. */
const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 3000;
/** How often log lines are waited for when what was followed has ended. */
const LAST_LOOKS = 3;

const ENDED = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/;
const MAP_RUN_ENDED = /^MapRun(Succeeded|Failed|Aborted)$/;

/** Reads one execution into its record. */
export class ExecutionReader {
  readonly #aws: AwsClients;
  readonly #reading: ExecutionReading;
  readonly #described: DescribedExecution;
  readonly #recorder: ExecutionRecorder;
  readonly #logs: FunctionLogs | undefined;
  /** Map Runs whose children are not read yet, by the event that each began with. */
  readonly #mapRuns = new Map<number, string>();
  #hasEnded = false;

  constructor(aws: AwsClients, reading: ExecutionReading, described: DescribedExecution) {
    this.#aws = aws;
    this.#reading = reading;
    this.#described = described;
    const { name, stateMachine, definition, traceHeader } = described;
    this.#recorder = new ExecutionRecorder(
      {
        source: "aws",
        arn: reading.arn,
        name,
        stateMachine: { ...stateMachine, type: "STANDARD" },
        definition,
        clock: "real",
      },
      reading.onChange,
    );
    if (reading.logs) {
      this.#logs = new FunctionLogs({
        aws,
        functions: reading.functions,
        trace: traceHeader === undefined ? undefined : traceRoot(traceHeader),
        recorder: this.#recorder,
        onNote: (note) => this.note(note),
      });
    }
  }

  note(text: string): void {
    this.#recorder.note(text);
    this.#reading.onNote(text);
  }

  async read(): Promise<ExecutionRecord> {
    const { arn, follow, signal } = this.#reading;
    const pages = new HistoryPages(this.#aws, arn, (note) => this.note(note));
    const history = new ToldHistory(this.#described.definition);
    for await (const page of pages.all()) await this.#told(page, history);
    let wait = SHORTEST_WAIT;
    while (follow && !this.#hasEnded && !signal.aborted) {
      await this.#logs?.read(this.#recorder.record());
      await pause(wait, signal);
      if (signal.aborted) break;
      const events = await pages.more();
      wait = events.length > 0 ? SHORTEST_WAIT : Math.min(wait * 1.5, LONGEST_WAIT);
      await this.#told(events, history);
    }
    for (const [id] of this.#mapRuns) await this.#children(id);
    for (const note of history.notes()) this.note(note);
    this.#noteMapRuns();
    await this.#lastLogs();
    return this.#recorder.record();
  }

  async #told(events: readonly HistoryEvent[], history: ToldHistory): Promise<void> {
    for (const event of events) {
      const linked = history.next(event);
      const { mapRunArn } = event.mapRunStartedEventDetails ?? {};
      if (mapRunArn !== undefined) this.#mapRuns.set(event.id, mapRunArn);
      // Told before its end: what a Map Run failed of is in its children.
      if (MAP_RUN_ENDED.test(event.type)) await this.#children(linked.previousEventId);
      this.#hasEnded = ENDED.test(event.type);
      this.#recorder.event(linked);
    }
  }

  async #children(startedEventId: number): Promise<void> {
    const mapRunArn = this.#mapRuns.get(startedEventId);
    this.#mapRuns.delete(startedEventId);
    if (mapRunArn === undefined) return;
    await this.#childrenOf(mapRunArn);
  }

  async #childrenOf(mapRunArn: string): Promise<void> {
    const most = this.#reading.children;
    const { children, total } = await mapRunChildren(this.#aws, mapRunArn, most);
    if (children.length < total) {
      this.note(
        `${children.length} of the ${total} child executions of ${mapRunArn} are read, the failed ones first`,
      );
    }
    if (children.length > 0) {
      this.note(
        "The children of a Map Run are numbered in the order of their start: AWS does not tell their items' indexes",
      );
    }
    for (const [index, { executionArn: arn = "" }] of children.entries()) {
      const recorded = this.#recorder.child({ arn, mapRunArn, index });
      if (recorded !== undefined) await this.#child(arn, recorded);
    }
  }

  async #child(arn: string, recorded: HistoryRecorder): Promise<void> {
    const history = new ToldHistory(this.#described.definition);
    for await (const page of new HistoryPages(this.#aws, arn, (note) => this.note(note)).all()) {
      for (const event of page) {
        recorded.event(history.next(event));
        const { mapRunArn } = event.mapRunStartedEventDetails ?? {};
        if (mapRunArn !== undefined) await this.#childrenOf(mapRunArn);
      }
    }
    for (const note of history.notes()) this.note(`${note} (${arn})`);
  }

  /** What stands in for AWS can leave out the events of Map Runs: AWS has them of every one that its state got through. */
  #noteMapRuns(): void {
    const { definition } = this.#described;
    const maps = scopesOf(definition)
      .filter(isDistributed)
      .map(({ path }) => path.replace(/\.(ItemProcessor|Iterator)$/, ""));
    for (const { name, status, runs = [] } of this.#recorder.record().states) {
      const isShown = status !== "SUCCEEDED" || runs.some(({ mapRunArn }) => mapRunArn !== undefined);
      if (isShown || !maps.includes(`$.States${member(name)}`)) continue;
      this.note(`The history tells of no Map Run of ${name}: its child executions are not shown`);
    }
  }

  async #lastLogs(): Promise<void> {
    const logs = this.#logs;
    if (logs === undefined) return;
    const { follow, signal } = this.#reading;
    for (let look = 0; (await logs.read(this.#recorder.record())) && follow && look < LAST_LOOKS; look += 1) {
      if (signal.aborted) break;
      await pause(1000 * 2 ** look, signal);
    }
    logs.noteMissing(this.#recorder.record());
  }
}
