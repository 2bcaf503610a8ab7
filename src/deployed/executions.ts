import { randomUUID } from "node:crypto";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { AwsClients } from "./aws-clients";
import type { DeployedMachine } from "./deployed-stack";
import { pause } from "./execution/pause";
import { executionFacts, isThere, lastEvents } from "./execution-facts";
import { type ListFilter, listedExecutions, withFailures } from "./execution-list";
import { referredExecution } from "./execution-reference";
import { checkName, inputText } from "./execution-start";
import type { ListedExecution } from "./listed-execution";
import { checkRedrivable } from "./redrivable";
import { sfnCall } from "./sfn-call";

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
   * The last executions, the newest first, with what those that did not succeed failed of.
   * @throws UserError where AWS refuses
   */
  async list(filter: ListFilter): Promise<ListedExecution[]> {
    const listed = await listedExecutions(this.#aws, this.#machine, filter);
    return this.#machine.type === "EXPRESS" ? listed : withFailures(this.#aws, listed);
  }

  /**
   * The ARN of the execution that is meant.
   *
   * @param reference `latest`, `failed` (or timed out), `running`: the newest such; else a name, or an ARN
   * @throws UserError where there is none, or it is of another machine
   */
  find(reference: string): Promise<string> {
    return referredExecution(this.#aws, this.#machine, reference);
  }

  /**
   * Starts an execution. Since it has a name, a call that is repeated because its answer was lost starts no second one; but for
   * Express machines, of which AWS promises that not.
   *
   * @param name @default a random one
   * @returns its ARN
   * @throws UserError where AWS refuses its name or input
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  async start(input: Json, name: string = randomUUID()): Promise<string> {
    checkName(name);
    const text = inputText(input);
    const { arn } = this.#machine;
    const { executionArn = "" } = await sfnCall(this.#aws, "StartExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.StartExecutionCommand({ stateMachineArn: arn, name, input: text })),
    );
    return executionArn;
  }

  /** Waits until AWS tells of an execution that was just started; not for ever: the next call says what is wrong. */
  async appeared(arn: string, signal: AbortSignal): Promise<void> {
    if (this.#machine.type === "EXPRESS") return;
    await until(() => isThere(this.#aws, arn), signal);
  }

  /**
   * Stops an execution that runs.
   *
   * @throws UserError where it has ended, or is an Express one, which cannot be stopped
   * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html
   */
  async stop(arn: string, failure: { readonly error?: string; readonly cause?: string } = {}): Promise<void> {
    await this.checkStoppable(arn);
    await sfnCall(this.#aws, "StopExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.StopExecutionCommand({ executionArn: arn, ...failure })),
    );
  }

  /**
   * Checks that an execution can be stopped.
   * @throws UserError where it cannot
   */
  async checkStoppable(arn: string): Promise<void> {
    this.#onlyStandard(
      "An Express execution cannot be stopped",
      "It ends by itself, after 5 minutes at most",
    );
    const { status = "" } = await executionFacts(this.#aws, arn);
    if (status === "RUNNING" || status === "PENDING_REDRIVE") return;
    throw new UserError({
      what: "The execution has ended already",
      where: arn,
      received: status,
      remedy: "npm run inspect -- --status RUNNING lists those that run",
    });
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
    await sfnCall(this.#aws, "RedriveExecution", arn, (sfn, sdk) =>
      sfn.send(new sdk.RedriveExecutionCommand({ executionArn: arn, clientToken })),
    );
  }

  /**
   * Checks that an execution can be redriven.
   * @throws UserError where it cannot
   */
  async checkRedrivable(arn: string): Promise<void> {
    this.#onlyStandard("An Express execution cannot be redriven", "Start another one: npm run execute");
    checkRedrivable(arn, await executionFacts(this.#aws, arn));
  }

  /** Waits until the history of an execution that was just redriven goes on; not for ever. */
  async wentOn(arn: string, signal: AbortSignal): Promise<void> {
    await until(async () => {
      const [last] = await lastEvents(this.#aws, arn, 1);
      return !/^Execution(Failed|TimedOut|Aborted)$/.test(last?.type ?? "");
    }, signal);
  }

  #onlyStandard(what: string, remedy: string): void {
    if (this.#machine.type === "STANDARD") return;
    throw new UserError({ what, where: this.#machine.address, received: "EXPRESS", remedy });
  }
}

async function until(isSo: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    if (await isSo()) return;
    await pause(BETWEEN_LOOKS, signal);
  }
}
