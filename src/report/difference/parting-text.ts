import { printableLine } from "../../input/printable";
import type { Fact } from "./fact";
import type { Parting } from "./parting";

/** How the two executions are called in a sentence. */
export interface Called {
  /** For example `recorded`. */
  readonly before: string;
  /** For example `now`. */
  readonly after: string;
}

/** Where two executions part, as a sentence: `Same until Processor, attempt 2: recorded failed with Busy, now succeeded`. */
export function partingText(parting: Parting, called: Called): string {
  const { path, attempt, next, before, after } = parting;
  const where = [
    path === "" ? "the execution" : path,
    ...(attempt === undefined ? [] : [`attempt ${attempt}`]),
  ];
  const what =
    next === undefined
      ? factsText(before, after, parting.differences.length > 0, called)
      : `${called.before} ${wentOn(next.before)}, ${called.after} ${wentOn(next.after)}`;
  return printableLine(`Same until ${where.join(", ")}: ${what}`);
}

function wentOn(next: string | undefined): string {
  return next === undefined ? "ended there" : `went on to ${next}`;
}

function factsText(
  before: Fact | undefined,
  after: Fact | undefined,
  valuesDiffer: boolean,
  called: Called,
): string {
  const [then, now] = [clause(before), clause(after)];
  if (then !== now) return `${called.before} ${then}, ${called.after} ${now}`;
  const kind = after?.kind;
  if (kind === "entered" || kind === "started" || kind === "called") {
    return `${kind} with another ${valuesDiffer ? "input" : "target"}`;
  }
  return valuesDiffer ? `${now} with another output` : `${now} with another cause`;
}

/** What was done, as what follows a name. */
function clause(fact: Fact | undefined): string {
  if (fact === undefined) return "went no further";
  switch (fact.kind) {
    case "started":
      return "started";
    case "entered":
      return "was entered";
    case "called":
      return `made attempt ${fact.attempt}`;
    case "answered":
      if (fact.status === "SUCCEEDED") return "succeeded";
      return fact.status === "TIMED_OUT" ? "timed out" : `failed${withError(fact.error)}`;
    case "ran":
      return fact.items === 0 ? "ran" : `ran over ${fact.items} ${fact.items === 1 ? "item" : "items"}`;
    case "iteration":
      return `iteration ${fact.index} ${fact.status}`;
    case "run ended":
      return fact.status;
    case "fault":
      return `failed${withError(fact.error)}`;
    case "left":
      return "went on";
    case "ended":
      return `${ENDED[fact.status]}${withError(fact.error)}`;
  }
}

const ENDED = {
  RUNNING: "ran on",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "timed out",
  ABORTED: "was stopped",
} as const;

function withError(error: string | undefined): string {
  return error === undefined ? "" : ` with ${error}`;
}
