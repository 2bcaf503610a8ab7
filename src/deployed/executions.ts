import { randomUUID } from "node:crypto";
import type {
  DescribeExecutionCommandOutput,
  ExecutionListItem,
  HistoryEvent,
  SFNClient,
} from "@aws-sdk/client-sfn";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";
import type { DeployedMachine } from "./deployed-stack";
import { expressExecutions } from "./execution/express";
import { pause } from "./execution/pause";
import { executionArn, readExecutionArn } from "./execution-arn";
import { checkName, inputText } from "./execution-start";
import { failureAtEnd } from "./history-tail";
import type { ListedExecution, ListedStatus } from "./listed-execution";
import { checkRedrivable } from "./redrivable";

type Sfn = typeof import("@aws-sdk/client-sfn");

/** How many events are read of the end of a history: the failing state is among them but for many retries. */
const TAIL = 50;
/** The most that a page of executions can hold. */
const MOST_OF_A_PAGE = 1000;
/** How many Express executions are looked through for a name or a status. */
const EXPRESS = 1000;
/** How many histories are read at once. */
const AT_ONCE = 5;
/** How often, and how long apart in milliseconds, is looked for what was just begun: AWS tells of it a little late. */
const LOOKS = 20;
const BETWEEN_LOOKS = 500;

/** The executions of a state machine on AWS. */
export class Executions {
  readonly #aws: AwsClients;
  readonly #machine: DeployedMachine;

  constructor(aws: AwsClients, machine: DeployedMachine) {
    this.#aws = aws;
    this.#machine = machine;
  }

  /**
   * The last executions, the newest first. Those of an Express machine are what its log group tells of.
   *
   * @param filter at most how many, and of which status
   * @throws UserError where AWS refuses
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
   */
  async list(filter: { readonly limit: number; readonly status?: ListedStatus }): Promise<ListedExecution[]> {
    if (this.#machine.type === "EXPRESS") return this.#listExpress(filter);
    const items = await this.#items(filter);
    const listed: ListedExecution[] = [];
    for (let first = 0; first < items.length; first += AT_ONCE) {
      const some = items.slice(first, first + AT_ONCE);
      listed.push(...(await Promise.all(some.map((item) => this.#withFailure(item)))));
    }
    return listed;
  }

  /**
   * The ARN of the execution that is meant.
   *
   * @param reference `latest`, `failed` (or timed out), `running`: the newest such; else a name, or an ARN
   * @throws UserError where there is none, or it is of another machine
   */
  async find(reference: string): Promise<string> {
    if (reference === "latest") return this.#newest(reference, [undefined]);
    if (reference === "failed") return this.#newest(reference, ["FAILED", "TIMED_OUT"]);
    if (reference === "running") return this.#newest(reference, ["RUNNING"]);
    const arn = readExecutionArn(reference);
    if (arn !== undefined) return this.#own(reference, arn.machine);
    checkReference(reference);
    if (this.#machine.type === "STANDARD") return executionArn(this.#machine.arn, reference);
    const named = (await this.#listExpress({ limit: EXPRESS })).find(
      ({ arn: one, name }) => name === reference || one.endsWith(`:${reference}`),
    );
    return named?.arn ?? this.#none(reference);
  }

  /**
   * Starts an execution. A call that is repeated, since its answer was lost, starts none anew.
   *
   * @param name @default a random one
   * @returns its ARN
   * @throws UserError where AWS refuses its name or input
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  async start(input: Json, name: string = randomUUID()): Promise<string> {
    checkName(name);
    const text = inputText(input);
    const stateMachineArn = this.#machine.arn;
    const { executionArn: arn = "" } = await this.#call("StartExecution", stateMachineArn, (sfn, sdk) =>
      sfn.send(new sdk.StartExecutionCommand({ stateMachineArn, name, input: text })),
    );
    return arn;
  }

  /** Waits until AWS tells of an execution that was just started. One that it still does not tell of is for the next call to say. */
  async appeared(arn: string, signal: AbortSignal): Promise<void> {
    if (this.#machine.type === "EXPRESS") return;
    for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
      if (await this.#isThere(arn)) return;
      await pause(BETWEEN_LOOKS, signal);
    }
  }

  /**
   * Stops an execution that runs.
   *
   * @throws UserError where it has ended, or is an Express one, which cannot be stopped
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
   */
  async stop(arn: string, failure: { readonly error?: string; readonly cause?: string } = {}): Promise<void> {
    this.#onlyStandard("An Express execution cannot be stopped", "It ends by itself after 5 minutes at most");
    const { status = "" } = await this.#describe(arn);
    if (status !== "RUNNING" && status !== "PENDING_REDRIVE") {
      throw new UserError({
        what: "The execution has ended already",
        where: arn,
        received: status,
        remedy: "npm run inspect lists those that run: --status RUNNING",
      });
    }
    await this.#call("StopExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.StopExecutionCommand({ executionArn: arn, ...failure })),
    );
  }

  /**
   * Checks that an execution can be redriven.
   * @throws UserError where it cannot
   */
  async checkRedrivable(arn: string): Promise<void> {
    this.#onlyStandard("An Express execution cannot be redriven", "Start another one: npm run execute");
    checkRedrivable(arn, await this.#describe(arn));
  }

  /**
   * Goes on with an execution that did not succeed, from the states that failed.
   *
   * @throws UserError where it cannot be redriven
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
   */
  async redrive(arn: string): Promise<void> {
    await this.checkRedrivable(arn);
    const clientToken = randomUUID();
    await this.#call("RedriveExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.RedriveExecutionCommand({ executionArn: arn, clientToken })),
    );
  }

  /** Waits until the history of an execution that was just redriven goes on. */
  async wentOn(arn: string, signal: AbortSignal): Promise<void> {
    for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
      const [last] = await this.#tail(arn, 1);
      if (last?.type === undefined || !/^Execution(Failed|TimedOut|Aborted)$/.test(last.type)) return;
      await pause(BETWEEN_LOOKS, signal);
    }
  }

  async #items({ limit, status }: { readonly limit: number; readonly status?: ListedStatus }) {
    const items: ExecutionListItem[] = [];
    const stateMachineArn = this.#machine.arn;
    let nextToken: string | undefined;
    do {
      const page = await this.#call("ListExecutions", stateMachineArn, (sfn, sdk) =>
        sfn.send(
          new sdk.ListExecutionsCommand({
            stateMachineArn,
            maxResults: Math.min(limit - items.length, MOST_OF_A_PAGE),
            ...(status !== undefined && { statusFilter: status }),
            ...(nextToken !== undefined && { nextToken }),
          }),
        ),
      );
      items.push(...(page.executions ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined && items.length < limit);
    return items.slice(0, limit);
  }

  async #withFailure(item: ExecutionListItem): Promise<ListedExecution> {
    const { executionArn: arn = "", name = "", status = "RUNNING", redriveCount = 0 } = item;
    const failed = status === "FAILED" || status === "TIMED_OUT" || status === "ABORTED";
    const failure = failed ? failureAtEnd(await this.#tail(arn, TAIL)) : undefined;
    return {
      arn,
      name,
      status,
      ...(item.startDate !== undefined && { startedAt: item.startDate.toISOString() }),
      ...(item.stopDate !== undefined && { stoppedAt: item.stopDate.toISOString() }),
      redrives: redriveCount,
      ...(failure !== undefined && { failure }),
    };
  }

  async #listExpress({
    limit,
    status,
  }: {
    readonly limit: number;
    readonly status?: ListedStatus;
  }): Promise<ListedExecution[]> {
    const found = await expressExecutions(this.#aws, this.#machine, status === undefined ? limit : EXPRESS);
    return found
      .filter((one) => status === undefined || one.status === status)
      .slice(0, limit)
      .map(({ error, cause, ...execution }) => ({
        ...execution,
        redrives: 0,
        ...((error ?? cause) !== undefined && {
          failure: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
        }),
      }));
  }

  async #newest(reference: string, statuses: readonly (ListedStatus | undefined)[]): Promise<string> {
    const found: { readonly arn: string; readonly startedAt: number }[] = [];
    for (const status of statuses) {
      const filter = { limit: 1, ...(status !== undefined && { status }) };
      if (this.#machine.type === "EXPRESS") {
        const [one] = await this.#listExpress(filter);
        if (one !== undefined) found.push({ arn: one.arn, startedAt: Date.parse(one.startedAt ?? "") || 0 });
      } else {
        const [one] = await this.#items(filter);
        if (one !== undefined) found.push({ arn: one.executionArn ?? "", startedAt: Number(one.startDate) });
      }
    }
    const [newest] = found.sort((a, b) => b.startedAt - a.startedAt);
    return newest?.arn ?? this.#none(reference);
  }

  #own(arn: string, machine: string): string {
    if (machine === this.#machine.name) return arn;
    throw new UserError({
      what: `The execution is of another state machine: ${machine}`,
      where: this.#machine.address,
      received: arn,
      remedy: `Choose its state machine by --machine, or give an execution of ${this.#machine.name}`,
    });
  }

  #none(reference: string): never {
    throw new UserError({
      what: NONE[reference] ?? "There is no such execution",
      where: this.#machine.arn,
      received: reference,
      remedy: "npm run inspect lists the last ones, npm run execute starts one",
    });
  }

  #onlyStandard(what: string, remedy: string): void {
    if (this.#machine.type === "STANDARD") return;
    throw new UserError({ what, where: this.#machine.address, received: "EXPRESS", remedy });
  }

  #describe(arn: string): Promise<DescribeExecutionCommandOutput> {
    return this.#call("DescribeExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.DescribeExecutionCommand({ executionArn: arn, includedData: "METADATA_ONLY" })),
    );
  }

  #isThere(arn: string): Promise<boolean> {
    return this.#call("DescribeExecution", arn, async (sfn, sdk) => {
      try {
        await sfn.send(
          new sdk.DescribeExecutionCommand({ executionArn: arn, includedData: "METADATA_ONLY" }),
        );
        return true;
      } catch (error) {
        if (error instanceof sdk.ExecutionDoesNotExist) return false;
        throw error;
      }
    });
  }

  async #tail(arn: string, maxResults: number): Promise<HistoryEvent[]> {
    const { events = [] } = await this.#call("GetExecutionHistory", arn, (sfn, sdk) =>
      sfn.send(new sdk.GetExecutionHistoryCommand({ executionArn: arn, reverseOrder: true, maxResults })),
    );
    return events;
  }

  #call<T>(action: string, on: string, send: (sfn: SFNClient, sdk: Sfn) => Promise<T>): Promise<T> {
    const sdk: Sfn = require("@aws-sdk/client-sfn");
    return called({ action: `states:${action}`, on }, () => send(this.#aws.sfn, sdk));
  }
}

const NONE: Readonly<Record<string, string>> = {
  latest: "The state machine has no execution yet",
  failed: "No execution of the state machine has failed or timed out",
  running: "No execution of the state machine runs",
};

/** A name that no execution can have is a mistake of writing, which AWS would call a wrong ARN. */
function checkReference(reference: string): void {
  try {
    checkName(reference);
  } catch {
    throw new UserError({
      what: "This names no execution",
      where: "EXECUTION",
      received: reference,
      remedy: "Give latest, failed, running, the name of an execution or its whole ARN",
    });
  }
}
