import type { ExecutionListItem } from "@aws-sdk/client-sfn";
import type { ExecutionStatus, Failure } from "../execution/record";
import { UserError } from "../input/user-error";
import type { AwsClients } from "./aws-clients";
import { called } from "./aws-error";
import type { DeployedMachine } from "./deployed-stack";

/** An execution as a list has it. */
export interface ExecutionSummary extends Failure {
  readonly arn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  /** ISO 8601. */
  readonly startedAt?: string;
  readonly stoppedAt?: string;
  /** How often it was redriven. */
  readonly redriveCount?: number;
  /** Name of the state in which it failed. */
  readonly failedState?: string;
}

/** What a list of executions is of. */
export interface Listed {
  /** The most that are listed, the newest first. */
  readonly limit: number;
  /** @default any */
  readonly status?: ExecutionStatus;
}

const LONGEST_PAGE = 1000;
/** Bytes of an input that Step Functions takes. */
const LARGEST_INPUT = 256 * 1024;
/** How far back from its end the failing state of a history is looked for. */
const LAST_EVENTS = 20;

/** The executions of one Standard machine on AWS. */
export class Executions {
  readonly #aws: AwsClients;
  readonly #machine: DeployedMachine;

  constructor(aws: AwsClients, machine: DeployedMachine) {
    this.#aws = aws;
    this.#machine = machine;
  }

  /**
   * The last executions, the newest first.
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
   */
  async list({ limit, status }: Listed): Promise<readonly ExecutionSummary[]> {
    const { ListExecutionsCommand } = sdk();
    const found: ExecutionSummary[] = [];
    let nextToken: string | undefined;
    do {
      const page = await called({ action: "states:ListExecutions", on: this.#machine.arn }, () =>
        this.#aws.sfn.send(
          new ListExecutionsCommand({
            stateMachineArn: this.#machine.arn,
            maxResults: Math.min(limit - found.length, LONGEST_PAGE),
            ...(status !== undefined && { statusFilter: status }),
            ...(nextToken !== undefined && { nextToken }),
          }),
        ),
      );
      found.push(...(page.executions ?? []).map(summaryOf));
      nextToken = page.nextToken;
    } while (nextToken !== undefined && found.length < limit);
    return found.slice(0, limit);
  }

  /**
   * An execution with what it failed with and in which state, by the last events of its history.
   */
  async withFailure(execution: ExecutionSummary): Promise<ExecutionSummary> {
    const { GetExecutionHistoryCommand } = sdk();
    const { events = [] } = await called({ action: "states:GetExecutionHistory", on: execution.arn }, () =>
      this.#aws.sfn.send(
        new GetExecutionHistoryCommand({
          executionArn: execution.arn,
          reverseOrder: true,
          maxResults: LAST_EVENTS,
          includeExecutionData: true,
        }),
      ),
    );
    const [last] = events;
    const { error, cause } =
      last?.executionFailedEventDetails ??
      last?.executionTimedOutEventDetails ??
      last?.executionAbortedEventDetails ??
      {};
    const entered = events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails !== undefined);
    const failedState = entered?.stateEnteredEventDetails?.name;
    return {
      ...execution,
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      ...(failedState !== undefined && execution.status === "FAILED" && { failedState }),
    };
  }

  /**
   * The ARN of an execution.
   *
   * @param reference `latest`, `failed`, `running`, a name or an ARN
   * @throws UserError where there is none
   */
  async find(reference: string): Promise<string> {
    if (reference.startsWith("arn:")) return checkedArn(reference, this.#machine);
    const status = STATUS_OF[reference];
    if (reference !== "latest" && status === undefined) {
      return `${this.#machine.arn.replace(":stateMachine:", ":execution:")}:${reference}`;
    }
    const [found] = await this.list({ limit: 1, ...(status !== undefined && { status }) });
    if (found !== undefined) return found.arn;
    throw new UserError({
      what:
        status === undefined
          ? `The state machine ${this.#machine.name} has no executions`
          : `The state machine ${this.#machine.name} has no execution that is ${status}`,
      where: this.#machine.arn,
      received: reference,
      remedy: "Start one: npm run execute -- --input FILE",
    });
  }

  /**
   * Starts an execution.
   *
   * @param input JSON text
   * @returns its ARN
   * @throws UserError where the input is too large, or AWS takes no such name
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  async start(input: string, name?: string): Promise<string> {
    const size = Buffer.byteLength(input);
    if (size > LARGEST_INPUT) {
      throw new UserError({
        what: "The input is larger than Step Functions takes: 256 KiB in UTF-8",
        where: "--input",
        received: `${size} bytes`,
        remedy: "Put the data into S3, and give the machine its bucket and key",
      });
    }
    checkName(name);
    const { StartExecutionCommand } = sdk();
    const { executionArn = "" } = await called(
      { action: "states:StartExecution", on: this.#machine.arn },
      () =>
        this.#aws.sfn.send(
          new StartExecutionCommand({
            stateMachineArn: this.#machine.arn,
            input,
            ...(name !== undefined && { name }),
          }),
        ),
    );
    return executionArn;
  }

  /** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
  async stop(executionArn: string, { error, cause }: Failure): Promise<void> {
    const { StopExecutionCommand } = sdk();
    await called({ action: "states:StopExecution", on: executionArn }, () =>
      this.#aws.sfn.send(
        new StopExecutionCommand({
          executionArn,
          ...(error !== undefined && { error }),
          ...(cause !== undefined && { cause }),
        }),
      ),
    );
  }

  /** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html */
  async redrive(executionArn: string): Promise<void> {
    const { RedriveExecutionCommand } = sdk();
    await called({ action: "states:RedriveExecution", on: executionArn }, () =>
      this.#aws.sfn.send(new RedriveExecutionCommand({ executionArn })),
    );
  }

  /** An execution's own summary, without its history. */
  async describe(executionArn: string): Promise<ExecutionSummary> {
    const { DescribeExecutionCommand } = sdk();
    const described = await called({ action: "states:DescribeExecution", on: executionArn }, () =>
      this.#aws.sfn.send(new DescribeExecutionCommand({ executionArn, includedData: "METADATA_ONLY" })),
    );
    return summaryOf({
      executionArn,
      stateMachineArn: described.stateMachineArn,
      name: described.name ?? executionArn,
      status: described.status ?? "RUNNING",
      startDate: described.startDate,
      stopDate: described.stopDate,
      redriveCount: described.redriveCount,
    });
  }
}

const STATUS_OF: Readonly<Record<string, ExecutionStatus>> = {
  failed: "FAILED",
  running: "RUNNING",
  succeeded: "SUCCEEDED",
  "timed-out": "TIMED_OUT",
  aborted: "ABORTED",
};

type Summarized = Pick<
  ExecutionListItem,
  "executionArn" | "name" | "startDate" | "stopDate" | "redriveCount"
> & {
  readonly status: string | undefined;
  readonly stateMachineArn?: string | undefined;
};

function summaryOf({
  executionArn = "",
  name = "",
  status,
  startDate,
  stopDate,
  redriveCount = 0,
}: Summarized): ExecutionSummary {
  return {
    arn: executionArn,
    name,
    // One that waits for its redrive goes on.
    status: status === "PENDING_REDRIVE" ? "RUNNING" : ((status ?? "RUNNING") as ExecutionStatus),
    ...(startDate !== undefined && { startedAt: startDate.toISOString() }),
    ...(stopDate !== undefined && { stoppedAt: stopDate.toISOString() }),
    ...(redriveCount > 0 && { redriveCount }),
  };
}

function checkedArn(arn: string, { name }: DeployedMachine): string {
  const [, , service, , , kind, machine] = arn.split(":");
  if (service === "states" && (kind === "execution" || kind === "express") && machine?.split("/")[0] === name)
    return arn;
  throw new UserError({
    what: `This is no ARN of an execution of the state machine ${name}`,
    where: "the execution",
    received: arn,
    remedy: "npm run inspect lists the last executions; --machine chooses another machine of the stack",
  });
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
function checkName(name: string | undefined): void {
  if (name === undefined || /^[A-Za-z0-9_-]{1,80}$/.test(name)) return;
  throw new UserError({
    what: "The name of an execution is 1 to 80 letters, digits, hyphens and underscores",
    where: "--name",
    received: name,
    remedy: "Give another name, or leave it out",
  });
}

function sdk(): typeof import("@aws-sdk/client-sfn") {
  return require("@aws-sdk/client-sfn");
}
