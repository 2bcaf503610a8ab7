import { printableLine } from "../input/printable";
import { exitCodeOf } from "../review/gates/exit-code";
import type { Review } from "../review/review";
import { reviewOf } from "../review/review-of";
import type { StackChange } from "../review/stack-change";
import { writeOutput } from "./output-file";
import type { ReviewOptions } from "./review-options";
import { isStackFolder, synthesizedStacks } from "./synthesized-stacks";
import { terminalLook } from "./terminal-look";

const WIDTH = 100;

/**
 * Prints or writes the reviews, and sets the exit code by what of them is not accepted.
 * @throws UserError where a gate is unknown, the base cannot be read or the file cannot be written
 */
export function showReviews(changes: readonly StackChange[], options: ReviewOptions): void {
  const { accept, base, output } = options;
  const based = base === undefined ? changes : withBase(changes, base);
  const reviews = based.map((change) => reviewOf(change, { accept }));
  const text = rendered(reviews, options);
  if (output === undefined) process.stdout.write(text);
  else {
    writeOutput(output, text, "The review");
    tellGates(reviews);
  }
  const code = exitCodeOf(reviews.flatMap(({ findings }) => findings));
  if (code !== 0) process.exitCode = code;
}

/** The changes with the folder of what is deployed, by the stacks' names. */
function withBase(changes: readonly StackChange[], base: string): StackChange[] {
  const stacks = synthesizedStacks(base);
  return changes.map((change) => {
    const folder = stacks.find(({ name }) => isStackFolder(base) || name === change.stackName)?.folder;
    return folder === undefined ? change : { ...change, folders: { ...change.folders, before: folder } };
  });
}

function rendered(reviews: readonly Review[], { format, limit }: ReviewOptions): string {
  switch (format) {
    case "markdown": {
      const { reviewMarkdown }: typeof import("../report/review/markdown") =
        require("../report/review/markdown");
      return reviewMarkdown(reviews, { limit });
    }
    case "json": {
      const { reviewJson }: typeof import("../report/review/json") = require("../report/review/json");
      return reviewJson(reviews);
    }
    case "html": {
      const { reviewHtml }: typeof import("../report/review/html") = require("../report/review/html");
      return reviewHtml(reviews);
    }
    case "text": {
      const { reviewText }: typeof import("../report/review/text") = require("../report/review/text");
      const { color } = terminalLook(process.stdout, process.env, { ascii: false });
      const { columns } = process.stdout;
      return reviewText(reviews, { color, width: columns > 0 ? columns : WIDTH });
    }
  }
}

/** Where the review is in a file, what keeps the exit code from being 0 is still to be seen. */
function tellGates(reviews: readonly Review[]): void {
  for (const { gate, address, what, isAccepted } of reviews.flatMap(({ findings }) => findings)) {
    if (isAccepted) continue;
    process.stderr.write(`${gate}: ${printableLine(`${what} (${address})`)}\n`);
  }
}
