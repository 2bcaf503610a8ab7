import { printable, printableLine } from "../../input/printable";
import { causeLines } from "../cause-text";
import { duration } from "../duration";
import { type Cell, table } from "../table";
import type { DeployedView, ExecutionView, FunctionView, Here, MachineView } from "./deployed-view";

/** Characters of a code's hash that are shown. */
const HASH = 12;
/** Characters of a failure that are shown. */
const LONGEST_FAILURE = 160;

/**
 * What is deployed of a stack, as tables, and the last executions of its state machines.
 *
 * @param width characters of a line
 */
export function deployedText(view: DeployedView, width: number): string {
  const { stack, addresses, notDeployed, functions, roles, logGroups, stateMachines } = view;
  const named = new Set(
    [...functions, ...roles, ...logGroups, ...stateMachines].map(({ address }) => address),
  );
  const others = addresses.filter((address) => !named.has(address));
  return [
    `${printableLine(stack)}: ${addresses.length} resources\n`,
    section(
      ["state machine", "type", "status", "revision", "address", "here"],
      stateMachines.map(machineRow),
      width,
    ),
    section(
      ["function", "runtime", "memory", "time limit", "code", "address", "here"],
      functions.map(functionRow),
      width,
    ),
    section(
      ["role", "address", "here"],
      roles.map(({ name, address, here }) => [[name], [address], [hereText(here)]]),
      width,
    ),
    section(
      ["log group", "kept", "address", "here"],
      logGroups.map(({ name, retentionDays, address, here }) => [
        [name],
        [retentionDays === 0 ? "for ever" : `${retentionDays} d`],
        [address],
        [hereText(here)],
      ]),
      width,
    ),
    list("and", others),
    list("here, and not deployed", notDeployed),
    ...stateMachines.map((machine) => executionsText(machine, width)),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function section(headings: readonly string[], rows: readonly (readonly Cell[])[], width: number): string {
  return rows.length === 0 ? "" : table(headings, rows, width);
}

function list(heading: string, addresses: readonly string[]): string {
  return addresses.length === 0 ? "" : `${heading}: ${addresses.map(printableLine).join(", ")}\n`;
}

function machineRow({ name, type, status, revisionId, address, here, isAsDeployed }: MachineView): Cell[] {
  const changed = isAsDeployed === false ? ["changed on AWS since it was deployed"] : [];
  return [[name], [type], [status ?? ""], [revisionId ?? ""], [address], [hereText(here), ...changed]];
}

function functionRow(one: FunctionView): Cell[] {
  const { name, runtime, memoryMegabytes, timeoutSeconds, codeSha256, address, here } = one;
  return [
    [name],
    [runtime ?? ""],
    [`${memoryMegabytes} MB`],
    [`${timeoutSeconds} s`],
    [codeSha256?.slice(0, HASH) ?? ""],
    [address],
    [hereText(here)],
  ];
}

function hereText({ standing, attributes }: Here): string {
  if (standing === "same") return "the same";
  return standing === "not here" ? "not here" : `differs: ${attributes.join(", ")}`;
}

function executionsText({ name, executions, notAsked }: MachineView, width: number): string {
  const heading = `Executions of ${printableLine(name)}`;
  if (executions === undefined) return `${heading} are not listed:\n${indented(notAsked ?? "")}\n`;
  if (executions.length === 0) return `${heading}: none\n`;
  return `${heading}\n${table(["execution", "status", "started", "took", "failed in"], executions.map(executionRow), width)}`;
}

/** The text of a mistake has lines of its own. */
function indented(text: string): string {
  return printable(text)
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}

function executionRow(execution: ExecutionView): Cell[] {
  const { name, status, startedAt, durationMs, redrives, failure } = execution;
  return [
    [name],
    [redrives === 0 ? status : `${status}, redriven ${redrives === 1 ? "once" : `${redrives} times`}`],
    [startedAt === undefined ? "" : startedAt.replace("T", " ").replace(/\.\d+Z$/, "Z")],
    [durationMs === undefined ? "" : duration(durationMs)],
    [failureText(failure)],
  ];
}

function failureText(failure: ExecutionView["failure"]): string {
  if (failure === undefined) return "";
  const { state, error, cause } = failure;
  const [reason] = cause === undefined ? [] : causeLines(cause);
  const text = [state, error, reason].filter((part) => part !== undefined && part !== "").join(": ");
  return text.length > LONGEST_FAILURE ? `${text.slice(0, LONGEST_FAILURE)}...` : text;
}
