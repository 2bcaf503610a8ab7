import { type Command, InvalidArgumentError } from "commander";

/** The event of a project where none is given, relative to its folder. */
export const DEFAULT_EVENT = "events/activation.json";

/** What every command that runs a machine here can be told of the run. */
export interface RunOptions {
  readonly project: string;
  readonly input?: string;
  readonly machine?: string;
  readonly mocks?: string;
  readonly testCase?: string;
  readonly objects?: string;
  readonly seed?: number;
  readonly realTime?: true;
  readonly ascii?: true;
  readonly redact?: readonly string[];
}

/**
 * Adds the options that say what is run and with what.
 * @param event flags and description of `--input`; left out where the event comes from elsewhere
 */
export function withRunOptions(
  command: Command,
  event?: readonly [flags: string, description: string],
): Command {
  command.option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".");
  if (event !== undefined) {
    command.option(event[0], `${event[1]} (default: ${DEFAULT_EVENT} of the project)`);
  }
  return command
    .option("--machine <name>", "which state machine, where the stacks have several")
    .option(
      "--mocks <file>",
      "what tasks answer, in the format of Step Functions Local's mocked service integrations",
    )
    .option("--test-case <name>", "which test case of the mocks, where the machine has several")
    .option("--objects <folder>", "what stands for S3: a folder with a folder for each bucket")
    .option(
      "--seed <number>",
      "what jitter, $uuid and $random come from, so that a run can be repeated",
      wholeNumber,
    );
}

/** Those of the options that the run itself takes; left out where they are not given. */
export function runGiven({ machine, mocks, testCase, objects, seed, realTime }: Omit<RunOptions, "input">) {
  return {
    ...(machine !== undefined && { machine }),
    ...(mocks !== undefined && { mocks }),
    ...(testCase !== undefined && { testCase }),
    ...(objects !== undefined && { objects }),
    ...(seed !== undefined && { seed }),
    clock: realTime === true ? ("real" as const) : ("simulated" as const),
  };
}

export function wholeNumber(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number.");
}
