import { Command } from "commander";
import { runCommand } from "./command-run";
import { projectMain } from "./project-main";

const program = new Command("npm run synth --")
  .description("Synthesizes a project: writes its Terraform JSON and its bundles into cdktf.out.")
  .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
  .addHelpText("after", "\nExit codes: 0 it is synthesized, 2 it is not, and the errors say why.")
  .exitOverride();

void runCommand(program, () => {
  const { project } = program.opts<{ readonly project: string }>();
  const main = projectMain(project);
  process.chdir(project);
  require(main);
});
