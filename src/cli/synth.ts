import { Command, CommanderError } from "commander";
import { projectMain } from "./project-main";

const program = new Command("npm run synth --")
  .description("Synthesizes a project: writes its Terraform JSON and its bundles into cdktf.out.")
  .option("--project <folder>", "the folder that holds cdktf.json and main.ts", ".")
  .addHelpText("after", "\nExit codes: 0 it is synthesized, 2 it is not, and the errors say why.")
  .exitOverride();

try {
  program.parse();
  const { project } = program.opts<{ readonly project: string }>();
  const main = projectMain(project);
  process.chdir(project);
  require(main);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    if (!(error instanceof Error) || error.name !== "UserError") throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
