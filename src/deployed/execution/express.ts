import { failure } from "../../execution/failure";
import type { ExecutionRecord, ExecutionStatus } from "../../execution/record";
import { ExecutionRecorder } from "../../execution/recorder";
import { UserError } from "../../input/user-error";
import type { AwsClients } from "../aws-clients";
import type { DeployedMachine } from "../deployed-stack";
import type { ExecutionReading } from "../execution-reading";
import { type ExpressEvent, expressEvent } from "./express-event";
import { FunctionLogs } from "./function-logs";
import { logEvents } from "./log-events";
import { definitionOf } from "./machine-of-execution";
import { pause } from "./pause";
import { ToldHistory } from "./told-history";

/** An Express execution, as far as the log group of its machine tells. */
export interface ExpressExecution {
  readonly arn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  /** ISO 8601; absent where its beginning was not logged. */
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  readonly error?: string;
  readonly cause?: string;
}

const HOUR = 3_600_000;
/** How far back executions are looked for, in milliseconds: the nearest first. */
const SPANS = [HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR];
/** How long is waited between looks at what is new, in milliseconds. */
const WAIT = 1000;

const STATUSES: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: "SUCCEEDED",
  ExecutionFailed: "FAILED",
  ExecutionTimedOut: "TIMED_OUT",
  ExecutionAborted: "ABORTED",
};

/**
 * The last executions of an Express machine, the newest first, of the last 30 days. Step Functions lists none: they are those
 * that the machine's log group tells of.
 *
 * @throws UserError where the machine logs nothing, or its log group is not there
 */
export async function expressExecutions(
  aws: AwsClients,
  machine: DeployedMachine,
  limit: number,
): Promise<readonly ExpressExecution[]> {
  const group = logGroupOf(machine);
  const now = Date.now();
  const found = new Map<string, ExpressExecution>();
  let before = 0;
  for (const span of SPANS) {
    const window = { from: now - span, ...(before > 0 && { to: now - before - 1 }) };
    const events = await expressEvents(aws, { group, ...window, pattern: '{ $.type = "Execution*" }' });
    for (const one of events) {
      found.set(one.executionArn, withEvent(found.get(one.executionArn), one));
    }
    before = span;
    if (found.size >= limit) break;
  }
  const newestFirst = (a: ExpressExecution, b: ExpressExecution) =>
    (b.startedAt ?? b.stoppedAt ?? "").localeCompare(a.startedAt ?? a.stoppedAt ?? "");
  return [...found.values()].sort(newestFirst).slice(0, limit);
}

/**
 * Reads an Express execution from the log group of its machine, by the definition that is deployed.
 *
 * @throws UserError where the machine logs nothing, or nothing of this execution
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export async function readExpressExecution(
  aws: AwsClients,
  reading: ExecutionReading,
): Promise<ExecutionRecord> {
  const { machine, arn, follow, signal } = reading;
  const group = logGroupOf(machine);
  const definition = definitionOf(machine.definition, arn);
  const recorder = new ExecutionRecorder(
    {
      source: "aws",
      arn,
      name: nameOf(arn),
      stateMachine: { arn: machine.arn, name: machine.name, type: "EXPRESS" },
      definition,
      clock: "real",
    },
    reading.onChange,
  );
  const note = (text: string) => {
    recorder.note(text);
    reading.onNote(text);
  };
  const history = new ToldHistory(definition);
  const query = { group, pattern: `{ $.execution_arn = ${JSON.stringify(arn)} }` };
  let last = 0;
  const tell = (events: readonly ExpressEvent[]) => {
    for (const { event } of events) {
      last = event.id;
      recorder.event(history.next(event));
    }
  };
  let events = await expressEvents(aws, query);
  while (follow && !signal.aborted && !events.some(isEnd)) {
    tell(withoutGap(events, last));
    await pause(WAIT, signal);
    events = await expressEvents(aws, query);
  }
  if (events.length === 0) throw nothingLogged(arn, group);
  tell(events.filter(({ event }) => event.id > last));
  for (const text of [...missing(machine, events), ...history.notes()]) note(text);
  if (reading.logs) {
    const logs = new FunctionLogs({
      aws,
      functions: reading.functions,
      trace: undefined,
      recorder,
      onNote: note,
    });
    await logs.read(recorder.record());
    logs.noteMissing(recorder.record());
  }
  return recorder.record();
}

/** What a machine's log group does not tell of an execution. */
function missing(
  { logLevel, logsExecutionData }: DeployedMachine,
  events: readonly ExpressEvent[],
): string[] {
  const notes = ["The definition is the one that is deployed: of Express executions AWS keeps none"];
  const last = events.at(-1)?.event.id ?? 0;
  if (logLevel !== undefined && logLevel !== "ALL") {
    notes.push(
      `The state machine logs at level ${logLevel}: what did not fail is not in its log group. Set the level to ALL`,
    );
  } else if (events.length < last) {
    notes.push(
      `The log group does not hold ${last - events.length} of the events up to the last one, or not yet`,
    );
  }
  if (!logsExecutionData) {
    notes.push(
      "The state machine does not log inputs and outputs. Set include_execution_data for those of executions to come",
    );
  }
  return notes;
}

/** The events of one execution that follow on those that are known. */
function withoutGap(events: readonly ExpressEvent[], last: number): readonly ExpressEvent[] {
  const more = events.filter(({ event }) => event.id > last);
  const gap = more.findIndex(({ event }, index) => event.id !== last + 1 + index);
  return gap === -1 ? more : more.slice(0, gap);
}

/** In the order of ids, each once. */
async function expressEvents(
  aws: AwsClients,
  query: Parameters<typeof logEvents>[1],
): Promise<ExpressEvent[]> {
  const found = new Map<string, ExpressEvent>();
  const pages = logEvents(aws, query);
  for (let page = await pages.next(); ; page = await pages.next()) {
    if (page.done === true) {
      if (page.value === "no such group") throw noGroup(query.group);
      return [...found.values()].sort((a, b) => a.event.id - b.event.id);
    }
    for (const { message = "" } of page.value) {
      const one = expressEvent(message);
      if (one !== undefined) found.set(`${one.event.id} ${one.executionArn}`, one);
    }
  }
}

/** What an event adds to what is known of its execution. */
function withEvent(
  known: ExpressExecution | undefined,
  { executionArn: arn, event }: ExpressEvent,
): ExpressExecution {
  const { type, timestamp } = event;
  const status = STATUSES[type];
  return {
    ...(known ?? { arn, name: nameOf(arn), status: "RUNNING" }),
    ...(type === "ExecutionStarted" && { startedAt: timestamp }),
    ...(status !== undefined && { status, stoppedAt: timestamp }),
    ...failure(
      event.executionFailedEventDetails ??
        event.executionTimedOutEventDetails ??
        event.executionAbortedEventDetails,
    ),
  };
}

function isEnd({ event }: ExpressEvent): boolean {
  return STATUSES[event.type] !== undefined;
}

/** `arn:…:express:machine:name:id`. */
function nameOf(arn: string): string {
  return arn.split(":").at(7) ?? arn;
}

function logGroupOf({ logGroup, logLevel, address }: DeployedMachine): string {
  if (logGroup !== undefined && logLevel !== "OFF") return logGroup;
  throw new UserError({
    what: "An Express execution leaves its history in the log group of its state machine alone, and this one logs nothing",
    where: address,
    received: logLevel,
    remedy: "Give the state machine a log group and the log level ALL, deploy, and start another execution",
  });
}

function nothingLogged(arn: string, group: string): UserError {
  return new UserError({
    what: "There is nothing of this execution in the log group of its state machine",
    where: group,
    received: arn,
    remedy:
      "Check the ARN. Logs come some seconds late, are deleted with the retention of the group, and hold what its log level lets through",
  });
}

function noGroup(group: string): UserError {
  return new UserError({
    what: "The log group of the state machine is not there",
    where: group,
    remedy: "Deploy the stack again",
  });
}
