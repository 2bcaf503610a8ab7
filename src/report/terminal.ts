import { createColors } from "picocolors";
import type { RecordChange } from "../execution/change";
import type { AttemptRecord, ExecutionRecord, StateRecord } from "../execution/record";
import { printableLine } from "../input/printable";
import { causeLines } from "./cause-text";
import { duration } from "./duration";
import { logText } from "./log-text";
import { payloadLines } from "./payload-text";

/** Turns what happens to a record into lines for a terminal, appended one after the other. */
export class TerminalReport {
  readonly #colors: ReturnType<typeof createColors>;
  /** The visit that the last lines were about. */
  #shown: string | undefined;

  constructor(options: { readonly color: boolean }) {
    this.#colors = createColors(options.color);
  }

  /** @returns the text to print, with its line ends; empty where there is nothing to say */
  change(change: RecordChange): string {
    return [...this.#reminder(change), ...this.#lines(change)].map((line) => `${line}\n`).join("");
  }

  /** The name of the state that the next lines are about, where others were shown since: some run side by side. */
  #reminder(change: RecordChange): string[] {
    if (!("state" in change)) return [];
    const { name, id, enteredEventId } = change.state;
    const before = this.#shown;
    this.#shown = id;
    if (before === id || change.kind === "state entered") return [];
    return [this.#colors.dim(`… ${printableLine(name)}, entered at event ${enteredEventId}`)];
  }

  #lines(change: RecordChange): string[] {
    const { bold, cyan, dim, green } = this.#colors;
    switch (change.kind) {
      case "execution started":
        return this.#heading(change.execution);
      case "state entered": {
        const { name, type, input } = change.state;
        return [
          `${cyan("→")} ${bold(printableLine(name))} ${dim(type)}`,
          ...labelled("input", payloadLines(input), dim),
        ];
      }
      case "attempt started": {
        const { number, resource } = change.attempt;
        const { backOffMs } = change.state.attempts.at(-2) ?? {};
        const after = backOffMs === undefined ? "" : ` after ${duration(backOffMs)}`;
        return [`    ${dim(`attempt ${number}`)}${dim(after)} ${dim(functionName(resource))}`];
      }
      case "logged":
        return [`      ${dim("log")}     ${logText(change.log.message)}`];
      case "attempt ended":
        return this.#attemptEnded(change.attempt);
      case "state exited": {
        const { name, durationMs, output } = change.state;
        return [
          ...labelled("output", payloadLines(output ?? null), dim),
          `${green("✓")} ${bold(printableLine(name))} ${dim(`left after ${duration(durationMs ?? 0)}`)}`,
          "",
        ];
      }
      case "state caught":
      case "state aborted":
      case "state failed":
        return this.#stateFailed(change.state);
      case "execution ended":
        return this.#outcome(change.execution);
      default:
        return [];
    }
  }

  #heading({ stateMachine, name, clock }: ExecutionRecord): string[] {
    const { bold, dim } = this.#colors;
    const time = clock === "simulated" ? "simulated clock: waits and back-off take no time" : "real clock";
    return [
      `${bold(printableLine(stateMachine.name))} ${dim(`${stateMachine.type}, execution ${printableLine(name)}, ${time}`)}`,
      "",
    ];
  }

  #attemptEnded({ status, error, cause, durationMs, initDurationMs }: AttemptRecord): string[] {
    const { dim, red } = this.#colors;
    const cold = initDurationMs === undefined ? "" : `, cold start ${duration(initDurationMs)}`;
    const time = durationMs === undefined ? "" : ` in ${duration(durationMs)}${cold}`;
    if (status === "SUCCEEDED") return [`      ${dim(`succeeded${time}`)}`];
    const [first = "", ...rest] = cause === undefined ? [] : causeLines(cause);
    const what = [error, first]
      .filter((part) => part !== undefined && part !== "")
      .map((part) => printableLine(part ?? ""));
    return [
      `      ${red(status === "TIMED_OUT" ? "timed out" : "failed")}${dim(time)}: ${what.join(": ")}`,
      ...rest.map((line) => `      ${dim(line)}`),
    ];
  }

  #stateFailed({ name, durationMs }: StateRecord): string[] {
    const { bold, dim, red } = this.#colors;
    return [
      `${red("✗")} ${bold(printableLine(name))} ${dim(`failed after ${duration(durationMs ?? 0)}`)}`,
      "",
    ];
  }

  #outcome({ status, durationMs, output, error, cause }: ExecutionRecord): string[] {
    const { bold, dim, green, red } = this.#colors;
    const time = dim(`in ${duration(durationMs ?? 0)}`);
    if (status === "SUCCEEDED") {
      return [
        `${green(bold("SUCCEEDED"))} ${time}`,
        ...labelled("output", payloadLines(output ?? null), dim),
      ];
    }
    return [
      `${red(bold(status))} ${time}`,
      ...(error === undefined ? [] : labelled("error", [printableLine(error)], dim)),
      ...(cause === undefined ? [] : labelled("cause", causeLines(cause), dim)),
    ];
  }
}

function labelled(label: string, lines: readonly string[], dim: (text: string) => string): string[] {
  return lines.map((line, i) => `    ${dim((i === 0 ? label : "").padEnd(7))} ${line}`);
}

function functionName(arn: string): string {
  return printableLine(arn.replace(/^arn:[^:]+:lambda:[^:]*:[^:]*:function:/, ""));
}
