import { isRecord } from "../../asl/scopes";
import type { ExecutionRecord, Failure, StateRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";
import { duration } from "../duration";
import { jsonValue } from "../json-value";
import { seen } from "./columns";
import type { Style } from "./look";

/** Frames of the runtime, not of the function. */
const OUTSIDE = /\((file:\/\/)?\/var\/runtime\/|\(node:internal\//;
const TASK_FOLDER = /(?:file:\/\/)?\/var\/task\//g;
const MOST_LINES = 30;

/** Why an execution failed: in which state, with which error and cause, and where in the function's source. */
export function failureLines(record: ExecutionRecord, style: Style): string[] {
  const { bold, dim, red } = style;
  const path = failedPath(record);
  const state = path.at(-1)?.state;
  const tries = state === undefined ? 0 : (state.runs ?? state.attempts).length;
  const took = state?.durationMs === undefined ? "" : ` after ${duration(state.durationMs)}`;
  const attempts = tries > 1 ? ` and ${tries} attempts` : "";
  const names = path.map(({ label }) => bold(seen(label))).join(dim(` ${style.inside} `));
  const heading = `${red(style.glyph("failed"))} ${names} ${dim(`failed${took}${attempts}`)}`;
  const inner: Failure = state ?? {};
  const differs = inner.error !== undefined && (inner.error !== record.error || inner.cause !== record.cause);
  return [
    ...(state === undefined ? [] : [heading]),
    ...whyLines(differs ? inner : record, style),
    ...(differs && record.error !== undefined
      ? [dim("  which the execution ended with as"), ...whyLines(record, style)]
      : []),
  ];
}

/** Error, cause and stack, each under its label. */
function whyLines({ error, cause }: Failure, style: Style): string[] {
  const { message, stack } = cause === undefined ? { message: [], stack: [] } : readCause(cause);
  return [
    ...(error === undefined ? [] : labelled("error", [style.red(printableLine(error))], style)),
    ...labelled("cause", shortened(message, style), style),
    ...labelled("stack", shortened(stack, style), style),
  ];
}

/** Lambda's error object as its message and the frames of the function's own code, another object as its members. */
function readCause(cause: string): { readonly message: string[]; readonly stack: string[] } {
  const value = jsonValue(cause);
  if (!isRecord(value)) return { message: cause.split("\n").map(printableLine), stack: [] };
  if (typeof value.errorMessage !== "string") {
    const members = Object.entries(value).map(
      ([name, member]) => `${name}: ${typeof member === "string" ? member : JSON.stringify(member)}`,
    );
    return { message: members.map(printableLine), stack: [] };
  }
  const trace = Array.isArray(value.trace) ? value.trace.map(String) : [];
  const frames = trace
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at ") && !OUTSIDE.test(line))
    .map((line) => printableLine(line.replaceAll(TASK_FOLDER, "")));
  return { message: value.errorMessage.split("\n").map(printableLine), stack: frames };
}

function shortened(lines: readonly string[], { ellipsis }: Style): readonly string[] {
  const longest = 2000;
  const cut = lines.map((line) => (line.length <= longest ? line : `${line.slice(0, longest)}${ellipsis}`));
  if (cut.length <= MOST_LINES) return cut;
  return [...cut.slice(0, MOST_LINES), `${ellipsis} ${cut.length - MOST_LINES} more lines`];
}

function labelled(label: string, lines: readonly string[], { dim }: Style): string[] {
  return lines.map((line, i) => `  ${dim((i === 0 ? label : "").padEnd(5))}  ${line}`);
}

interface FailedState {
  readonly state: StateRecord;
  readonly label: string;
}

/** The states in which an execution failed, outermost first: each with the iteration or branch of the next. */
function failedPath({ failedIn = [], states }: ExecutionRecord): FailedState[] {
  const path: FailedState[] = [];
  let scope: readonly StateRecord[] = states;
  for (const [i, id] of failedIn.entries()) {
    const state = scope.find((one) => one.id === id);
    if (state === undefined) break;
    const run = state.runs?.at(-1);
    const scopes = run?.iterations ?? run?.branches ?? [];
    const inner = scopes.find((one) => one.states.some((other) => other.id === failedIn[i + 1]));
    const index = run?.iterations?.find((one) => one === inner)?.index ?? (inner && scopes.indexOf(inner));
    path.push({ state, label: index === undefined ? state.name : `${state.name}[${index}]` });
    scope = inner?.states ?? [];
  }
  return path;
}
