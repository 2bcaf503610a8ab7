import { Argument, Command } from "commander";
import type { StackChange } from "../review/stack-change";
import { runCommand } from "./command-run";
import { type ReviewOptions, withReviewOptions } from "./review-options";

const program = withReviewOptions(
  new Command("npm run -s review --")
    .description(
      "Reviews what changes in the pipeline: by plans, or by two synthesized folders, before and after.",
    )
    .addArgument(
      new Argument(
        "<paths...>",
        "saved plans, or what terraform show -json prints of them (- for standard input); or two folders",
      ),
    ),
  "markdown",
).exitOverride();

async function review(paths: readonly string[], options: ReviewOptions): Promise<void> {
  const { showReviews }: typeof import("./shown-reviews") = require("./shown-reviews");
  showReviews(await changes(paths, options), options);
}

async function changes(paths: readonly string[], { project }: ReviewOptions): Promise<StackChange[]> {
  const { statSync }: typeof import("node:fs") = require("node:fs");
  const folders = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  const [before, after] = folders;
  if (before !== undefined) {
    if (after === undefined || paths.length > 2) {
      return program.error(
        "error: folders are compared by two: the one before and the one after\n  fix: Give two folders, or plans",
      );
    }
    const { folderChanges }: typeof import("./folder-changes") = require("./folder-changes");
    return folderChanges(before, after);
  }
  const { plannedChanges }: typeof import("./planned-changes") = require("./planned-changes");
  const { outputFolder }: typeof import("./synth-process") = require("./synth-process");
  const changes: StackChange[] = [];
  for (const path of paths) changes.push(...(await plannedChanges(path, outputFolder(project))));
  return changes;
}

void runCommand(program, () => review(program.args, program.opts<ReviewOptions>()));
