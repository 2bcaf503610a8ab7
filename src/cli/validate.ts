import { join, relative } from "node:path";
import { Argument, Command, Option } from "commander";
import type { Surroundings } from "../asl/machine";
import type { CheckedDefinition } from "../report/validation/checked-definition";
import { isNamed, runCommand } from "./command-run";

interface ValidateOptions {
  readonly project: string;
  readonly synth: boolean;
  readonly format: "text" | "json" | "sarif";
  readonly type?: NonNullable<Surroundings["type"]>;
}

const program = new Command("npm run validate --")
  .description(
    "Checks definitions against the rules of the States Language: the files', or else every state machine's of the project.",
  )
  .addArgument(new Argument("[files...]", "files with a definition in JSON each, or - for standard input"))
  .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
  .option("--no-synth", "check what is synthesized already")
  .addOption(
    new Option("--format <format>", "how to print what is found")
      .choices(["text", "json", "sarif"])
      .default("text"),
  )
  .addOption(new Option("--type <type>", "what the files' machines are").choices(["STANDARD", "EXPRESS"]))
  .addHelpText("after", "\nExit codes: 0 no error was found, 1 one was, 2 wrong usage or unreadable input.")
  .exitOverride();

async function validate(files: readonly string[], options: ValidateOptions): Promise<void> {
  if (files.length === 0 && options.type !== undefined) {
    program.error(
      "error: option '--type' is for files: a state machine of the project has a type of its own",
    );
  }
  const definitions = files.length > 0 ? checkedFiles(files, options) : await checkedProject(options);
  process.stdout.write(rendered(definitions, options));
  const wrong = definitions.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === "error"),
  );
  if (wrong) process.exitCode ??= 1;
}

/** A file that cannot be read does not keep the others from being checked. */
function checkedFiles(files: readonly string[], { type }: ValidateOptions): CheckedDefinition[] {
  const { checkFile }: typeof import("./definition-file") = require("./definition-file");
  return files.flatMap((file) => {
    try {
      return [checkFile(file, type === undefined ? {} : { type })];
    } catch (error) {
      if (!isNamed(error, "UserError")) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
      return [];
    }
  });
}

async function checkedProject({ project, synth }: ValidateOptions): Promise<CheckedDefinition[]> {
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  const { readSynthesizedDefinitions }: typeof import("../local/synthesized-definition") =
    require("../local/synthesized-definition");
  if (synth) await synthesize(project);
  return readSynthesizedDefinitions(outputFolder(project)).map(({ stackName, address, diagnostics }) => ({
    source: `${stackName}/${address}`,
    diagnostics,
  }));
}

function rendered(definitions: readonly CheckedDefinition[], { format, project }: ValidateOptions): string {
  if (format === "json") {
    const {
      validationJson,
    }: typeof import("../report/validation/json") = require("../report/validation/json");
    return validationJson(definitions);
  }
  if (format === "sarif") {
    const {
      validationSarif,
    }: typeof import("../report/validation/sarif") = require("../report/validation/sarif");
    return validationSarif(definitions, relative(".", join(project, "main.ts")));
  }
  const { validationText }: typeof import("../report/validation/text") = require("../report/validation/text");
  return validationText(definitions, { color: process.stdout.isTTY === true && !process.env.NO_COLOR });
}

void runCommand(program, () => validate(program.args, program.opts<ValidateOptions>()), 1);
