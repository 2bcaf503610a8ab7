import { type Command, InvalidArgumentError, Option } from "commander";

/** What every command that prints a review can be told. */
export interface ReviewOptions {
  readonly project: string;
  readonly format: "markdown" | "json" | "text" | "html";
  readonly accept: readonly string[];
  readonly base?: string;
  readonly output?: string;
  readonly limit: number;
}

const FORMATS = ["markdown", "json", "text", "html"] as const;

/** Characters that a comment on GitHub may have, and some for what is put around the review. */
const COMMENT = 65_000;

/** The shortest Markdown that has room for what is never left out. */
const LEAST = 2_000;

const EXIT_CODES = `
Exit codes: 0 nothing is left to accept, 2 wrong usage or unreadable input; and for what is not accepted, the first of:
11 executions in flight would break, 12 a state machine or log group is destroyed or replaced, 13 a permission is widened,
14 a definition is not valid.`;

/** Adds the options, and what the exit codes mean. */
export function withReviewOptions(command: Command, format: ReviewOptions["format"]): Command {
  return command
    .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default(format))
    .addOption(
      new Option(
        "--accept <gate[=address]>",
        "accept a gate (in-flight, destroy, widened, validation), of one resource or of all; repeat it for more",
      )
        .argParser((text: string, before: readonly string[]) => [...before, text])
        .default([], "nothing"),
    )
    .option("--base <folder>", "synthesis of what is deployed, for the sizes of bundles")
    .option("--output <file>", "where to write it, instead of to standard output")
    .option("--limit <characters>", "the most that the Markdown has", characters, COMMENT)
    .addHelpText("after", EXIT_CODES);
}

function characters(text: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number >= LEAST) return number;
  throw new InvalidArgumentError(`It is a whole number from ${LEAST}.`);
}
