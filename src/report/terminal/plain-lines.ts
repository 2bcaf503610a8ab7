import type { RecordChange } from "../../execution/change";
import type {
  AttemptRecord,
  ExecutionRecord,
  PayloadGap,
  RunRecord,
  StateRecord,
} from "../../execution/record";
import type { Json } from "../../input/json-text";
import { printableLine } from "../../input/printable";
import { causeLines } from "../cause-text";
import { duration } from "../duration";
import { logText } from "../log-text";
import { markedPayload } from "../payload-gap";
import { payloadLines } from "../payload-text";
import { type Look, type Style, styleOf } from "./look";
import { Places } from "./places";

/**
 * Turns what happens to a record into lines, appended one after the other. What happens inside a Parallel or Map state
 * is said on lines that begin with its branch or iteration.
 */
export class PlainLines {
  readonly #style: Style;
  readonly #places = new Places();

  constructor(look: Look) {
    this.#style = styleOf(look);
  }

  /** @returns the text to print, with its line ends; empty where there is nothing to say */
  change(change: RecordChange): string {
    this.#places.add(change);
    const place = "state" in change ? this.#places.of(change) : "";
    const label = place === "" ? "" : `${this.#style.dim(`[${place}]`)} `;
    return this.#lines(change)
      .map((line) => (line === "" && label !== "" ? "" : `${`${label}${line}`.trimEnd()}\n`))
      .join("");
  }

  #lines(change: RecordChange): string[] {
    const { bold, cyan, dim, green } = this.#style;
    switch (change.kind) {
      case "execution started":
        return this.#heading(change.execution);
      case "execution redriven":
        return this.#redriven(change.execution);
      case "state entered": {
        const { name, type, input, incomplete } = change.state;
        return [
          `${cyan(this.#style.arrow)} ${bold(printableLine(name))} ${dim(type)}`,
          ...labelled("input", this.#payload(input, incomplete?.input), dim),
        ];
      }
      case "attempt started": {
        const { number, resource } = change.attempt;
        const { backOffMs } = change.state.attempts.at(-2) ?? {};
        return [`    ${dim(`attempt ${number}${after(backOffMs)} ${functionName(resource)}`)}`];
      }
      case "logged":
        return [this.#logged(change)];
      case "attempt ended":
        return this.#attemptEnded(change.attempt);
      case "run started": {
        const { number } = change.run;
        const { backOffMs } = change.state.runs?.at(-2) ?? {};
        return number === 1 ? [] : [`    ${dim(`attempt ${number}${after(backOffMs)}`)}`];
      }
      case "run ended":
        return this.#runEnded(change.run);
      case "iteration started":
      case "iteration ended":
        // Their states say it.
        return [];
      case "state exited": {
        const { name, durationMs, output, incomplete } = change.state;
        return [
          ...labelled("output", this.#payload(output ?? null, incomplete?.output), dim),
          `${green(this.#style.glyph("succeeded"))} ${bold(printableLine(name))} ${dim(`left after ${duration(durationMs ?? 0)}`)}`,
          "",
        ];
      }
      case "state caught":
        return this.#stateEnded(change.state, "caught");
      case "state failed":
        return this.#stateEnded(change.state, "failed");
      case "state aborted":
        return this.#stateEnded(change.state, "aborted");
      case "execution ended":
        return this.#outcome(change.execution);
    }
  }

  /** Read from AWS, a line can come when its attempt has ended long since: it says then which one it is of. */
  #logged({ state, attempt, log }: RecordChange & { readonly kind: "logged" }): string {
    const { dim } = this.#style;
    const late =
      attempt.endedAt === undefined ? "" : dim(`${printableLine(state.name)}, attempt ${attempt.number}: `);
    const source = attempt.logSource === "time" ? dim(" (by its time)") : "";
    return `      ${dim("log")}     ${late}${logText(log.message)}${source}`;
  }

  #payload(value: Json, gap?: PayloadGap): string[] {
    // The mark is no JSON text, and is shown without its quotes.
    if (gap !== undefined) return [printableLine(String(markedPayload(value, gap)))];
    return payloadLines(value, this.#style.ellipsis);
  }

  #redriven({ redrives = [] }: ExecutionRecord): string[] {
    const { bold, dim } = this.#style;
    const { count, at } = redrives.at(-1) ?? {};
    return [`${bold(`REDRIVEN ${count ?? ""}`.trimEnd())} ${dim(at ?? "")}`.trimEnd(), ""];
  }

  #heading({ stateMachine, name, clock }: ExecutionRecord): string[] {
    const { bold, dim } = this.#style;
    const time = clock === "simulated" ? "simulated clock: waits and back-off take no time" : "real clock";
    return [
      `${bold(printableLine(stateMachine.name))} ${dim(`${stateMachine.type}, execution ${printableLine(name)}, ${time}`)}`,
      "",
    ];
  }

  #attemptEnded({ status, error, cause, durationMs, initDurationMs }: AttemptRecord): string[] {
    const { dim, red } = this.#style;
    const cold = initDurationMs === undefined ? "" : `, cold start ${duration(initDurationMs)}`;
    const time = durationMs === undefined ? "" : ` in ${duration(durationMs)}${cold}`;
    if (status === "SUCCEEDED") return [`      ${dim(`succeeded${time}`)}`];
    if (status === "ABORTED") return [`      ${dim(`aborted${time}`)}`];
    const [first = "", ...rest] = whyLines(error, cause);
    return [
      `      ${red(status === "TIMED_OUT" ? "timed out" : "failed")}${dim(time)}: ${first}`,
      ...rest.map((line) => `      ${dim(line)}`),
    ];
  }

  /** Only of one that is tried again: how the last one ended is how the state does. */
  #runEnded({ retriedBy, error, cause }: RunRecord): string[] {
    if (retriedBy === undefined) return [];
    const [first = ""] = whyLines(error, cause);
    return [`      ${this.#style.red("failed")}: ${first}`];
  }

  #stateEnded(
    { name, durationMs, error, cause, next, attempts }: StateRecord,
    how: "caught" | "failed" | "aborted",
  ) {
    const { arrow, bold, dim } = this.#style;
    const [first] = whyLines(error, cause);
    // A task's attempt has said it just before.
    const why = first === undefined || attempts.length > 0 ? "" : `: ${first}`;
    const to = how === "caught" && next !== undefined ? ` ${arrow} ${printableLine(next)}` : "";
    const time = durationMs === undefined ? "" : ` after ${duration(durationMs)}`;
    return [
      `${this.#style.paint(how)(this.#style.glyph(how))} ${bold(printableLine(name))} ${dim(`${how}${time}`)}${why}${to}`,
      "",
    ];
  }

  #outcome({ status, durationMs, output, error, cause, incomplete }: ExecutionRecord): string[] {
    const { bold, dim, green, red } = this.#style;
    const time = dim(`in ${duration(durationMs ?? 0)}`);
    if (status === "SUCCEEDED") {
      return [
        `${green(bold("SUCCEEDED"))} ${time}`,
        ...labelled("output", this.#payload(output ?? null, incomplete?.output), dim),
      ];
    }
    return [
      `${red(bold(status))} ${time}`,
      ...(error === undefined ? [] : labelled("error", [printableLine(error)], dim)),
      ...(cause === undefined ? [] : labelled("cause", causeLines(cause), dim)),
    ];
  }
}

function after(backOffMs: number | undefined): string {
  return backOffMs === undefined ? "" : ` after ${duration(backOffMs)}`;
}

/** Error and message on the first line, frames on those after. */
function whyLines(error: string | undefined, cause: string | undefined): string[] {
  const [first = "", ...rest] = cause === undefined ? [] : causeLines(cause);
  const what = [error ?? "", first].filter((part) => part !== "").map(printableLine);
  return what.length === 0 ? [] : [what.join(": "), ...rest];
}

function labelled(label: string, lines: readonly string[], dim: (text: string) => string): string[] {
  return lines.map((line, i) => `    ${dim((i === 0 ? label : "").padEnd(7))} ${line}`);
}

function functionName(arn: string): string {
  return printableLine(arn.replace(/^arn:[^:]+:lambda:[^:]*:[^:]*:function:/, ""));
}
