import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { AttemptRecord, ExecutionRecord } from "../../execution/record";
import type { ExecutionRecorder } from "../../execution/recorder";
import { UserError } from "../../input/user-error";
import type { AwsClients } from "../aws-clients";
import type { DeployedFunction } from "../deployed-stack";
import { type AttemptMatch, attemptMatches } from "./attempt-matches";
import { type CalledAttempt, calledAttempts } from "./called-attempt";
import { invocationsOf } from "./invocation";
import { logEvents } from "./log-events";

export interface FunctionLogsOptions {
  readonly aws: AwsClients;
  readonly functions: readonly DeployedFunction[];
  /** Root of the execution's trace, where it has one. */
  readonly trace: string | undefined;
  readonly recorder: ExecutionRecorder;
  readonly onNote: (note: string) => void;
}

/** Lines are written until some time after an attempt has ended, and clocks differ; in milliseconds. */
const BEFORE = 2_000;
const AFTER = 10_000;
/** How long after its end the lines of an attempt can be on their way, in milliseconds. */
const ON_THE_WAY = 60_000;

/** The log lines and the figures of the functions that an execution calls, told to its recorder, each once. */
export class FunctionLogs {
  readonly #options: FunctionLogsOptions;
  /** Attempts whose report has come: nothing more is to come. */
  readonly #settled = new Set<AttemptRecord>();
  readonly #found = new Map<AttemptRecord, string>();
  readonly #told = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #ambiguous = new Map<string, Set<string>>();

  constructor(options: FunctionLogsOptions) {
    this.#options = options;
  }

  /**
   * Reads what is not known yet.
   *
   * @returns whether lines can still be on their way
   */
  async read(record: ExecutionRecord): Promise<boolean> {
    for (const [calledFunction, called] of byFunction(this.#open(record)))
      await this.#readFunction(calledFunction, called);
    return this.#open(record).some(
      ({ attempt, calledFunction }) => isLate(attempt) && !this.#missing.has(calledFunction.logGroup),
    );
  }

  /** Notes what was not found, when all was read. */
  noteMissing(record: ExecutionRecord): void {
    const { onNote } = this.#options;
    const found = new Set(this.#found.values());
    for (const [name, requestIds] of this.#ambiguous) {
      const count = [...requestIds].filter((id) => !found.has(id)).length;
      if (count === 0) this.#ambiguous.delete(name);
      else
        onNote(
          `${count} invocations of ${name} ran at the same time and nothing tells which attempt each was: their log lines are left out`,
        );
    }
    const without = this.#open(record).filter(
      ({ attempt, calledFunction }) =>
        !this.#found.has(attempt) &&
        !this.#missing.has(calledFunction.logGroup) &&
        attempt.endedAt !== undefined,
    );
    for (const [{ name, logGroup }, called] of byFunction(without)) {
      if (this.#ambiguous.has(name)) continue;
      const which = `${called.length} ${called.length === 1 ? "attempt" : "attempts"} at ${name}`;
      onNote(
        called.some(({ attempt }) => isLate(attempt))
          ? `The log lines of ${which} are not there yet: CloudWatch Logs is some seconds behind. Look again`
          : `No log lines of ${which} were found in ${logGroup}: they can be older than the group keeps them`,
      );
    }
  }

  #open(record: ExecutionRecord): CalledAttempt[] {
    return calledAttempts(record, this.#options.functions).filter(
      ({ attempt }) => !this.#settled.has(attempt),
    );
  }

  async #readFunction(calledFunction: DeployedFunction, called: readonly CalledAttempt[]): Promise<void> {
    const { trace, onNote } = this.#options;
    const { logGroup, name } = calledFunction;
    if (this.#missing.has(logGroup)) return;
    for (const window of windowsOf(called)) {
      const events = await this.#events(logGroup, window);
      if (events === undefined) {
        this.#missing.add(logGroup);
        onNote(
          `The log group ${logGroup} of ${name} is not there: it was deleted, or is not deployed. Deploy the stack again for the lines of executions to come`,
        );
        return;
      }
      const { matches, ambiguous } = attemptMatches(window.called, invocationsOf(events), trace, Date.now());
      for (const match of matches) this.#tell(match);
      for (const { requestId } of ambiguous) {
        const known = this.#ambiguous.get(name) ?? new Set();
        this.#ambiguous.set(name, known.add(requestId));
      }
    }
  }

  /** @returns undefined where the group is not there */
  async #events(group: string, { from, to }: Window): Promise<FilteredLogEvent[] | undefined> {
    const events: FilteredLogEvent[] = [];
    const pages = logEvents(this.#options.aws, { group, from, to });
    try {
      for (let page = await pages.next(); ; page = await pages.next()) {
        if (page.done === true) return page.value === "read" ? events : undefined;
        events.push(...page.value);
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const [{ what, remedy } = { what: error.message, remedy: undefined }] = error.problems;
      this.#options.onNote(
        [`The log lines of ${group} are left out: ${what}`, ...(remedy === undefined ? [] : [remedy])].join(
          ". ",
        ),
      );
      this.#missing.add(group);
      return events;
    }
  }

  #tell({ called: { attempt, executionArn }, invocation, source }: AttemptMatch): void {
    const { recorder } = this.#options;
    const { requestId, lines, report } = invocation;
    // What was told cannot be taken back.
    if ((this.#found.get(attempt) ?? requestId) !== requestId) return;
    this.#found.set(attempt, requestId);
    const about = {
      ...(executionArn !== undefined && { executionArn }),
      scheduledEventId: attempt.scheduledEventId,
      requestId,
      source,
    };
    for (const { key, timestamp, message } of lines) {
      if (this.#told.has(key)) continue;
      this.#told.add(key);
      recorder.log({ ...about, timestamp, message });
    }
    if (report === undefined) return;
    recorder.report({ ...about, ...report });
    if (attempt.endedAt !== undefined) this.#settled.add(attempt);
  }
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly called: readonly CalledAttempt[];
}

function byFunction(called: readonly CalledAttempt[]): Map<DeployedFunction, CalledAttempt[]> {
  const groups = new Map<DeployedFunction, CalledAttempt[]>();
  for (const one of called) {
    const group = groups.get(one.calledFunction);
    if (group === undefined) groups.set(one.calledFunction, [one]);
    else group.push(one);
  }
  return groups;
}

/** The times that lines of attempts can be of, those that meet made one. */
function windowsOf(called: readonly CalledAttempt[]): Window[] {
  const windows: { from: number; to: number; called: CalledAttempt[] }[] = [];
  const now = Date.now();
  const ordered = called.toSorted((a, b) => a.attempt.startedAt.localeCompare(b.attempt.startedAt));
  for (const one of ordered) {
    const { startedAt, endedAt } = one.attempt;
    const from = Date.parse(startedAt) - BEFORE;
    const to = (endedAt === undefined ? now : Date.parse(endedAt)) + AFTER;
    const last = windows.at(-1);
    if (last === undefined || last.to < from) windows.push({ from, to, called: [one] });
    else {
      last.to = Math.max(last.to, to);
      last.called.push(one);
    }
  }
  return windows;
}

function isLate({ endedAt }: AttemptRecord): boolean {
  return endedAt === undefined || Date.now() - Date.parse(endedAt) < ON_THE_WAY;
}
