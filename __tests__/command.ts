import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";

export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** Working folder. */
  readonly folder: string;
  /** @default commandEnvironment() */
  readonly environment?: NodeJS.ProcessEnv;
  /** Those that count as success. @default [0] */
  readonly exitCodes?: readonly number[];
  /** @default nothing */
  readonly stdin?: string;
}

const LONGEST_COMMAND_MS = 150_000;
const GRACE_MS = 10_000;

/**
 * Runs a command to its end. One that takes too long is interrupted, so that it can end what it started itself.
 * @throws Error with everything that the command printed where it does not succeed
 */
export function run(
  command: string,
  args: readonly string[],
  { folder, environment = commandEnvironment(), exitCodes = [0], stdin = "" }: Circumstances,
): Promise<Finished> {
  return new Promise((fulfil, reject) => {
    const child = spawn(command, args, { cwd: folder, env: environment, stdio: "pipe" });
    const timers = [
      setTimeout(() => child.kill("SIGINT"), LONGEST_COMMAND_MS),
      setTimeout(() => child.kill("SIGKILL"), LONGEST_COMMAND_MS + GRACE_MS),
    ];
    // A command that reads nothing may have ended before it is written to.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      printed.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr.push(chunk);
      printed.push(chunk);
    });
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      for (const timer of timers) clearTimeout(timer);
      if (exitCode !== null && exitCodes.includes(exitCode)) {
        fulfil({
          exitCode,
          stdout: Buffer.concat(stdout).toString(),
          stderr: Buffer.concat(stderr).toString(),
        });
        return;
      }
      const end = exitCode === null ? `was ended by ${signal}` : `ended with exit code ${exitCode}`;
      reject(new Error(`${[command, ...args].join(" ")} ${end}:\n${Buffer.concat(printed)}`));
    });
  });
}

const KEPT = ["NODE_EXTRA_CA_CERTS", "TF_CLI_CONFIG_FILE"];

/**
 * The environment of a command: the machine's, without what would change the stack or reach a real account. Whatever
 * starts `node` starts the tests' own.
 */
export function commandEnvironment(): NodeJS.ProcessEnv {
  const machine = Object.entries(process.env).filter(
    ([name]) => KEPT.includes(name) || !/^(AWS|CDKTF|HSI|NODE|TF|VITEST)(_|$)/.test(name),
  );
  return {
    ...Object.fromEntries(machine),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    CHECKPOINT_DISABLE: "1",
    CI: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
}
