import type { ExecutionRecord, StateRecord } from "../../execution/record";
import { logText } from "../log-text";
import { type JsonDifference, jsonDifferences } from "./json-difference";
import type { Likeness } from "./likeness";
import { visitsOf } from "./visits";

/** What differs in one visit of a state between two runs. */
export interface StateDifference {
  /** As {@link visitsOf} names it. */
  readonly path: string;
  readonly before?: StateRecord;
  readonly after?: StateRecord;
  /** Of its input; empty where inputs are not compared. */
  readonly input: readonly JsonDifference[];
  readonly output: readonly JsonDifference[];
  /** Log lines that only one of the runs has. */
  readonly logs: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

export interface DifferenceOptions {
  /** What counts as the same. @default what is the same */
  readonly likeness?: Pick<Likeness, "differences" | "sameCause">;
  /** Whether inputs, and the states that are gone on to, are compared too. @default they are not: outputs tell it */
  readonly inputs?: boolean;
  /** Whether log lines are compared. @default they are */
  readonly logs?: boolean;
}

/** What differs between two runs of a machine: in states' status, error, attempts, output and log lines. */
export function recordDifferences(
  before: ExecutionRecord,
  after: ExecutionRecord,
  options: DifferenceOptions = {},
): StateDifference[] {
  const earlier = new Map(visitsOf(before).map(({ path, state }) => [path, state]));
  const later = visitsOf(after);
  const paths = new Set(later.map(({ path }) => path));
  const now = later.flatMap(({ path, state }) => differing(path, earlier.get(path), state, options));
  const gone = [...earlier].flatMap(([path, state]) =>
    paths.has(path) ? [] : differing(path, state, undefined, options),
  );
  return [...now, ...gone];
}

function differing(
  path: string,
  before: StateRecord | undefined,
  after: StateRecord | undefined,
  { likeness = EXACT, inputs = false, logs: withLogs = true }: DifferenceOptions,
): StateDifference[] {
  const output =
    before?.output === undefined || after?.output === undefined || isIncomplete("output", before, after)
      ? []
      : likeness.differences(before.output, after.output);
  const isBoth = before !== undefined && after !== undefined;
  const input =
    inputs && isBoth && !isIncomplete("input", before, after)
      ? likeness.differences(before.input, after.input)
      : [];
  const [was, is] = withLogs ? [logsOf(before), logsOf(after)] : [[], []];
  const logs = { added: without(is, was), removed: without(was, is) };
  const same =
    before?.status === after?.status &&
    before?.error === after?.error &&
    likeness.sameCause(before?.cause, after?.cause) &&
    (!inputs || before?.next === after?.next) &&
    before?.attempts.length === after?.attempts.length;
  if (
    same &&
    input.length === 0 &&
    output.length === 0 &&
    logs.added.length === 0 &&
    logs.removed.length === 0
  )
    return [];
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      input,
      output,
      logs,
    },
  ];
}

/** Whether a payload is not known whole of one of them. */
function isIncomplete(which: "input" | "output", ...states: readonly StateRecord[]): boolean {
  return states.some(({ incomplete }) => incomplete?.[which] !== undefined);
}

const EXACT: Required<DifferenceOptions>["likeness"] = {
  differences: (before, after) =>
    before === undefined || after === undefined ? [] : jsonDifferences(before, after),
  sameCause: (before, after) => before === after,
};

function logsOf(state: StateRecord | undefined): string[] {
  return (state?.attempts ?? []).flatMap(({ logs }) => logs.map(({ message }) => logText(message)));
}

/** The lines that are not among others, each of which counts once. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
