import { Command } from "commander";
import { runCommand } from "./command-run";
import { type ReviewOptions, withReviewOptions } from "./review-options";

interface DiffOptions extends ReviewOptions {
  readonly synth: boolean;
}

const program = withReviewOptions(
  new Command("npm run -s diff --")
    .description("Compares what is here with what is deployed, by Terraform's state; AWS is not asked.")
    .option("--no-synth", "compare what is synthesized already"),
  "text",
).exitOverride();

async function diff({ synth, ...options }: DiffOptions): Promise<void> {
  const { outputFolder, synthesize }: typeof import("./synth-process") = require("./synth-process");
  const { deployedChanges }: typeof import("./deployed-changes") = require("./deployed-changes");
  const { showReviews }: typeof import("./shown-reviews") = require("./shown-reviews");
  if (synth) await synthesize(options.project);
  showReviews(await deployedChanges(outputFolder(options.project)), options);
}

void runCommand(program, () => diff(program.opts<DiffOptions>()));
