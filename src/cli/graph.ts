import { Argument, Command, Option } from "commander";
import type { Definition } from "../asl/definition";
import { runCommand } from "./command-run";

interface GraphOptions {
  readonly project: string;
  readonly machine?: string;
  readonly synth: boolean;
  readonly format: "svg" | "mermaid";
  readonly output?: string;
}

interface NamedDefinition {
  readonly title: string;
  readonly definition: Definition;
}

const program = new Command("npm run -s graph --")
  .description("Draws a state machine: the file's, or else the project's.")
  .addArgument(new Argument("[file]", "a file with a definition in JSON, or - for standard input"))
  .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
  .option("--machine <name>", "which state machine, where the stacks have several")
  .option("--no-synth", "draw what is synthesized already")
  .addOption(new Option("--format <format>", "what to draw it as").choices(["svg", "mermaid"]).default("svg"))
  .option("--output <file>", "where to write it, instead of to standard output")
  .addHelpText("after", "\nExit codes: 0 it is drawn, 2 wrong usage, or nothing to draw.")
  .exitOverride();

async function graph(file: string | undefined, options: GraphOptions): Promise<void> {
  if (file !== undefined && options.machine !== undefined) {
    program.error("error: option '--machine' is for a project: a file has one definition");
  }
  const { title, definition } = file === undefined ? await ofProject(options) : ofFile(file);
  const text = drawn(title, definition, options.format);
  if (options.output === undefined) process.stdout.write(text);
  else {
    const { writeOutput }: typeof import("./output-file") = require("./output-file");
    writeOutput(options.output, text, "The picture");
  }
}

function drawn(title: string, definition: Definition, format: GraphOptions["format"]): string {
  if (format === "mermaid") {
    const { graphMermaid }: typeof import("../report/graph/mermaid") = require("../report/graph/mermaid");
    return graphMermaid(definition);
  }
  const { graphSvg }: typeof import("../report/graph/svg") = require("../report/graph/svg");
  return graphSvg(definition, { title });
}

function ofFile(file: string): NamedDefinition {
  const { basename }: typeof import("node:path") = require("node:path");
  const { definitionText }: typeof import("./definition-text") = require("./definition-text");
  const { parseJson }: typeof import("../input/json-text") = require("../input/json-text");
  const { source, text } = definitionText(file);
  return { title: basename(source), definition: drawable(parseJson(text, source), source) };
}

async function ofProject({ project, machine: wanted, synth }: GraphOptions): Promise<NamedDefinition> {
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  const { readSynthesizedDefinitions }: typeof import("../local/synthesized-definition") =
    require("../local/synthesized-definition");
  const { chosenMachine }: typeof import("./chosen-machine") = require("./chosen-machine");
  if (synth) await synthesize(project);
  const stateMachines = readSynthesizedDefinitions(outputFolder(project));
  const { name, stackName, address, definition } = chosenMachine([{ stateMachines }], wanted).machine;
  return { title: name, definition: drawable(definition, `${stackName}/${address}`) };
}

/** Anything with states is drawn, also where something is wrong with them: that is when a picture helps. */
function drawable(value: unknown, source: string): Definition {
  const { isRecord }: typeof import("../asl/scopes") = require("../asl/scopes");
  if (isRecord(value) && isRecord(value.States)) return value as unknown as Definition;
  const { UserError }: typeof import("../input/user-error") = require("../input/user-error");
  throw new UserError({
    what: "This is no definition of a state machine",
    where: source,
    received: value,
    remedy: 'Give a JSON object with "StartAt" and "States"',
  });
}

void runCommand(program, () => graph(program.args[0], program.opts<GraphOptions>()));
