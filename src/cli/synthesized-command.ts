import { Command } from "commander";
import { runCommand } from "./command-run";

export interface SynthesizedOptions {
  readonly project: string;
  readonly machine?: string;
  readonly synth: boolean;
}

/** A command that reads what a project is synthesized to. */
export interface SynthesizedCommand<Options> {
  /** How it is called, for example `npm run permissions --`. */
  readonly name: string;
  readonly description: string;
  /** Of its own: flags and what they do. */
  readonly options?: readonly (readonly [flags: string, description: string])[];
  readonly exitCodes: string;
  /** @param outputFolder where the project is synthesized */
  run(outputFolder: string, options: Options): void;
}

/** Runs a command: reads its options, synthesizes unless it is not to, and ends with the exit code of how it went. */
export async function runSynthesized<Options>(command: SynthesizedCommand<Options>): Promise<void> {
  const program = new Command(command.name)
    .description(command.description)
    .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
    .option("--machine <name>", "which state machine, where the stacks have several")
    .option("--no-synth", "read what is synthesized already")
    .addHelpText("after", `\nExit codes: ${command.exitCodes}`)
    .exitOverride();
  for (const [flags, description] of command.options ?? []) program.option(flags, description);
  await runCommand(program, async () => {
    const options = program.opts<SynthesizedOptions & Options>();
    const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
    if (options.synth) await synthesize(options.project);
    command.run(outputFolder(options.project), options);
  });
}
