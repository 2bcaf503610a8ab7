import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "../checkout";
import { commandEnvironment, type Finished, run } from "../command";
import { AwsServer } from "../deployed/execution/aws-server";
import type { ProjectCopy } from "../project-copy";
import { FakeTerraform } from "../terraform/fake-terraform";

/** The state of the stack as Terraform prints it when it is deployed. */
export const STATE = readFileSync(join(CHECKOUT, "__tests__/review/plans/deployed-state.json"), "utf8");
const ACCOUNT = "000000000000";
export const MACHINE = `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:hsi-dev-pipeline`;
export const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hsi-dev-activator`;

export function executionArn(name: string): string {
  return `arn:aws:states:us-east-1:${ACCOUNT}:execution:hsi-dev-pipeline:${name}`;
}

type Answers = Parameters<typeof AwsServer.answering>[0];

export interface Ran extends Finished {
  /** The names of the actions that were called, each once, in alphabetical order. */
  readonly actions: readonly string[];
}

export interface Circumstances {
  /** What AWS answers. @default nothing that it is asked */
  readonly answers?: Answers;
  /** What Terraform prints. @default the state of the stack, deployed */
  readonly state?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs `npm run COMMAND -- …`, without npm, where Terraform prints a state and AWS answers as it is told. */
export async function runDeployed(
  project: ProjectCopy,
  [command, ...args]: readonly [command: string, ...args: readonly string[]],
  { answers = {}, state = STATE, environment = {} }: Circumstances = {},
): Promise<Ran> {
  const server = await AwsServer.answering(answers);
  const terraform = new FakeTerraform({ stdout: state });
  try {
    const finished = await run(
      "node",
      ["--require", "./src/register.cjs", `src/cli/${command}.ts`, ...args],
      {
        folder: project.folder,
        exitCodes: [0, 1, 2],
        environment: {
          ...commandEnvironment(),
          AWS_ENDPOINT_URL: process.env.AWS_ENDPOINT_URL,
          PATH: terraform.path,
          ...environment,
        },
      },
    );
    const steady = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>");
    const actions = [...new Set(server.calls.map(([action]) => action))].sort();
    return { ...finished, stdout: steady(finished.stdout), stderr: steady(finished.stderr), actions };
  } finally {
    await server.close();
  }
}
