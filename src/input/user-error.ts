import { printable, printableLine } from "./printable";

/** One mistake in what the user gave. */
export interface Problem {
  /** What is wrong, as a sentence without a full stop. */
  readonly what: string;
  /** File with line and column, construct path, state or JSON path. */
  readonly where?: string;
  /** The value received. */
  readonly received?: unknown;
  /** What to do about it. */
  readonly remedy?: string;
}

/** A mistake of the user's: shown as its message, without a stack trace, and answered with exit code 2. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map((problem) => `error: ${problemText(problem)}`).join("\n\n"));
    this.problems = problems;
  }
}

/** A problem as it is shown: what is wrong, then where, what was received and the remedy, a line each. */
export function problemText({ what, where, received, remedy }: Problem): string {
  const lines = [printable(what)];
  if (where !== undefined) lines.push(`   at: ${printableLine(where)}`);
  if (received !== undefined) lines.push(`  got: ${printableLine(shortened(received))}`);
  if (remedy !== undefined) lines.push(`  fix: ${printable(remedy)}`);
  return lines.join("\n");
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
}
