import { isRecord } from "../../asl/scopes";
import { duration } from "../duration";
import { conditionText } from "../graph/condition-text";
import { counted } from "../graph/state-details";
import { shortJson } from "./short-json";

/** An entry of a list of retriers, catchers or choice rules, for people. */
export interface RuleText {
  /** What it is for: errors, or a condition. */
  readonly head: string;
  /** The same in short: of several errors the first. */
  readonly short: string;
  /** The state that it leads to. */
  readonly target: string | undefined;
  /** What it says besides. */
  readonly rest: string;
}

const TIMES = new Set(["IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"]);

/** @param list the field that the entry is in */
export function ruleText(list: string, rule: unknown): RuleText {
  if (!isRecord(rule)) return { head: shortJson(rule), short: shortJson(rule), target: undefined, rest: "" };
  const { Next, ErrorEquals, ...others } = rule;
  const target = typeof Next === "string" ? Next : undefined;
  const head = list === "Choices" ? conditionText(rule) : errorsText(ErrorEquals);
  const said =
    list === "Choices"
      ? ["Output", "Assign", "Comment"].filter((name) => others[name] !== undefined)
      : Object.keys(others).filter((name) => list !== "Retry" || !TIMES.has(name));
  const more = said.map((name) => `${name} ${shortJson(others[name])}`);
  const short = list === "Choices" ? head : shortErrors(ErrorEquals);
  return { head, short, target, rest: [...(list === "Retry" ? retryWords(rule) : []), ...more].join(", ") };
}

/** Seconds as people say them. */
export function secondsText(value: number): string {
  return Math.abs(value) < 60 ? `${value} s` : duration(value * 1000);
}

function errorsText(errors: unknown): string {
  if (!Array.isArray(errors)) return shortJson(errors);
  return errors.includes("States.ALL") ? "any error" : errors.map(String).join(", ");
}

function shortErrors(errors: unknown): string {
  const isLong = Array.isArray(errors) && errors.length > 2 && !errors.includes("States.ALL");
  return isLong ? `${errors[0]}…` : errorsText(errors);
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
function retryWords(rule: Readonly<Record<string, unknown>>): string[] {
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds, JitterStrategy } = rule;
  if (MaxAttempts === 0) return ["never"];
  return [
    typeof MaxAttempts === "number" ? counted(MaxAttempts, "time") : `${shortJson(MaxAttempts)} times`,
    `from ${timeText(IntervalSeconds)}`,
    `×${typeof BackoffRate === "number" ? BackoffRate : shortJson(BackoffRate)}`,
    ...(MaxDelaySeconds === undefined ? [] : [`at most ${timeText(MaxDelaySeconds)}`]),
    ...(JitterStrategy === "FULL" ? ["full jitter"] : []),
  ];
}

function timeText(value: unknown): string {
  return typeof value === "number" ? secondsText(value) : shortJson(value);
}
