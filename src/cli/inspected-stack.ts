import { readFileSync } from "node:fs";
import type { AwsClients } from "../deployed/aws-clients";
import type { DeployedMachine } from "../deployed/deployed-stack";
import type { Listed } from "../deployed/executions";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import type { Agreement, Deployment, LastExecutions, MachineNow } from "../report/deployed/deployment";
import { isNamed } from "./command-run";
import {
  clientsOf,
  type DeployedOptions,
  type OpenedStack,
  openedStack,
  printBanner,
} from "./deployed-command";
import { lastExecutions } from "./execution-reference";
import { terminalLook } from "./terminal-look";

export interface StackOptions extends DeployedOptions {
  readonly json?: true;
  readonly ascii?: true;
  readonly limit: string;
  readonly status?: string;
  readonly synth: boolean;
}

/**
 * Prints what is deployed and the last executions. Without credentials, what the state tells is shown all the same.
 * @throws UserError where the stack is not deployed
 */
export async function inspectStack(options: StackOptions): Promise<void> {
  const listed = listedOf(options);
  if (options.synth) {
    const { synthesize }: typeof import("./synth-process") = require("./synth-process");
    await synthesize(options.project);
  }
  const opened = await openedStack(options);
  const aws = clientsOf(opened, options);
  try {
    const { callerAccount }: typeof import("../deployed/account") = require("../deployed/account");
    const account = await unlessRefused(() => callerAccount(aws));
    if (!("refused" in account)) printBanner(account.value, opened.stack);
    const deployment = await deploymentOf(
      opened,
      aws,
      listed,
      "refused" in account ? account.refused : undefined,
    );
    if (options.json === true) {
      const { deploymentJson }: typeof import("../report/deployed/deployment-json") =
        require("../report/deployed/deployment-json");
      const who = "refused" in account ? {} : { account: account.value };
      process.stdout.write(`${JSON.stringify({ ...who, ...deploymentJson(deployment) }, null, 2)}\n`);
      return;
    }
    const { deploymentText }: typeof import("../report/deployed/deployment-text") =
      require("../report/deployed/deployment-text");
    const { styleOf }: typeof import("../report/terminal/look") = require("../report/terminal/look");
    const look = terminalLook(process.stdout, process.env, { ascii: options.ascii === true });
    process.stdout.write(deploymentText(deployment, process.stdout.columns || 120, styleOf(look)));
  } finally {
    aws.close();
  }
}

async function deploymentOf(
  opened: OpenedStack,
  aws: AwsClients,
  listed: Listed,
  refused: string | undefined,
): Promise<Deployment> {
  const machines = new Map<string, MachineNow>();
  const executions = new Map<string, LastExecutions>();
  for (const machine of opened.stack.stateMachines) {
    const now = refused === undefined ? await unlessRefused(() => machineNow(aws, machine)) : { refused };
    if (!("refused" in now)) machines.set(machine.arn, now.value);
    const last = "refused" in now ? now : await unlessRefused(() => lastExecutions(aws, machine, listed));
    executions.set(machine.arn, "refused" in last ? { unknown: last.refused } : { executions: last.value });
  }
  return { stack: opened.stack, here: agreements(opened), machines, executions };
}

async function machineNow(aws: AwsClients, machine: DeployedMachine): Promise<MachineNow> {
  const { describedMachine }: typeof import("../deployed/machine-now") = require("../deployed/machine-now");
  return describedMachine(aws, machine);
}

/** What is synthesized here against the state, by the comparison of `npm run diff`. */
function agreements({ file, folder, state, stack }: OpenedStack): ReadonlyMap<string, Agreement> {
  const { stateChange }: typeof import("../review/state-change") = require("../review/state-change");
  const document = parseJson(readFileSync(file, "utf8"), file);
  const { resources } = stateChange(document, state, { stackName: stack.name, folders: { after: folder } });
  return new Map(
    resources
      .filter(({ before }) => before !== undefined)
      .map(({ address, action }) => [
        address,
        action === "no-op" ? "same" : action === "delete" ? "gone" : "differs",
      ]),
  );
}

/** What was asked for, or why it is refused. */
type Answer<T> = { readonly value: T } | { readonly refused: string };

async function unlessRefused<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (!isNamed(error, "UserError")) throw error;
    const [problem] = (error as UserError).problems;
    const { what = error.message, remedy } = problem ?? {};
    return { refused: remedy === undefined ? what : `${what}. ${remedy}` };
  }
}

const STATUSES = {
  running: "RUNNING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  "timed-out": "TIMED_OUT",
  aborted: "ABORTED",
} as const;

function listedOf({ limit, status }: StackOptions): Listed {
  if (!/^[1-9]\d{0,3}$/.test(limit)) {
    throw new UserError({
      what: "The number of executions is a whole number from 1 to 9999",
      where: "--limit",
      received: limit,
      remedy: "Leave it out for the last 10",
    });
  }
  const wanted = Object.entries(STATUSES).find(([name]) => name === status)?.[1];
  return { limit: Number(limit), ...(wanted !== undefined && { status: wanted }) };
}
