import { Argument, Command } from "commander";
import { runCommand } from "./command-run";

interface PageOptions {
  readonly output: string;
  readonly compare?: string;
  readonly redact?: readonly string[];
}

const program = new Command("npm run -s page --")
  .description("Makes the page of an execution from its record, as npm start -- --json has printed it.")
  .addArgument(new Argument("<record>", "the record: a JSON file, or - for standard input"))
  .requiredOption("--output <file>", "where to write the page")
  .option("--compare <record>", "another run of the machine: what differs from it is marked")
  .option(
    "--redact <pattern...>",
    "what to leave out too: names of members (*password*) or paths ($.scene.token)",
  )
  .addHelpText("after", "\nExit codes: 0 the page is written, 2 wrong usage, or no record.")
  .exitOverride();

function page(record: string, { output, compare, redact = [] }: PageOptions): void {
  const { PageFile }: typeof import("./page-file") = require("./page-file");
  const { savedRecord }: typeof import("./saved-record-file") = require("./saved-record-file");
  const file = new PageFile(output, { redact, option: "--output" });
  const { writePage }: typeof import("./execution-page") = require("./execution-page");
  writePage(file, savedRecord(record), compare === undefined ? undefined : savedRecord(compare));
}

void runCommand(program, () => page(program.args[0] ?? "-", program.opts<PageOptions>()));
