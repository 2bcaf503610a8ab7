import type { Command } from "commander";
import { wholeNumber } from "./run-options";

/** How an execution on AWS is shown. */
export interface ExecutionOptions {
  readonly json?: true;
  readonly report?: string;
  readonly redact?: readonly string[];
  readonly quiet?: true;
  readonly plain?: true;
  readonly ascii?: true;
  readonly logs: boolean;
  readonly children: number;
}

/** Child executions that are read of each Map Run where nothing else is asked for. */
const CHILDREN = 10;

export function withExecutionOptions(command: Command): Command {
  return command
    .option("--json", "print the execution as one JSON document, and nothing else")
    .option("--report <file>", "write the execution as one HTML page, to read, keep and send")
    .option(
      "--redact <pattern...>",
      "what to leave out of the page and the JSON: names of members (*password*) or paths ($.scene.token)",
    )
    .option("--quiet", "print only what the execution came to")
    .option("--plain", "append line after line, on a terminal too, where a tree changes in place otherwise")
    .option("--ascii", "draw with ASCII characters only")
    .option("--no-logs", "leave out what functions logged")
    .option(
      "--children <number>",
      "child executions that are read of each Map Run, the failed ones first",
      wholeNumber,
      CHILDREN,
    );
}
