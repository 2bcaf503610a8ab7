import type { DeployedMachine } from "../../deployed/deployed-stack";
import type { ExecutionSummary } from "../../deployed/executions";
import { printableLine } from "../../input/printable";
import { duration } from "../duration";
import { type Cell, table } from "../table";
import type { Standing, Style } from "../terminal/look";
import type { Agreement, Deployment, LastExecutions, MachineNow } from "./deployment";

const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  same: "as here",
  differs: "differs from here: npm run diff",
  gone: "not here any more: npm run diff",
};

const CODE_CHARACTERS = 12;

/**
 * What is deployed, and the last executions.
 * @param width characters of a line
 */
export function deploymentText(
  { stack, here, machines, executions }: Deployment,
  width: number,
  style: Style,
): string {
  const { bold, dim } = style;
  const agreement = (address: string) => AGREEMENTS[here.get(address) ?? "same"];
  const known = here.size > 0;
  const section = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [`${bold(title)}\n${indented(table(headings, rows.map(cells), width - 2))}`];
  const region = stack.region === "" ? "" : `, ${stack.region} of account ${stack.account}`;
  return [
    `${bold(printableLine(stack.name))}${dim(printableLine(region))}\n`,
    ...stack.stateMachines.map((machine) =>
      machineText(machine, machines.get(machine.arn), known ? agreement(machine.address) : undefined, style),
    ),
    ...section(
      "Functions",
      ["name", "runtime", "memory", "limit", "code", ...(known ? ["here"] : []), "address"],
      stack.functions.map((one) => [
        one.name,
        one.runtime ?? "image",
        `${one.memoryMegabytes} MB`,
        duration(one.timeoutSeconds * 1000),
        one.codeSha256?.slice(0, CODE_CHARACTERS) ?? "not known",
        ...(known ? [agreement(one.address)] : []),
        one.address,
      ]),
    ),
    ...section(
      "Roles",
      ["name", "address"],
      stack.roles.map(({ name, address }) => [name, address]),
    ),
    ...section(
      "Log groups",
      ["name", "kept", "address"],
      stack.logGroups.map(({ name, retentionDays, address }) => [
        name,
        retentionDays === 0 ? "for ever" : `${retentionDays} days`,
        address,
      ]),
    ),
    ...stack.stateMachines.map((machine) => lastText(machine, executions.get(machine.arn), width, style)),
  ].join("\n");
}

function machineText(
  machine: DeployedMachine,
  now: MachineNow | undefined,
  agreement: string | undefined,
  { bold, dim, red }: Style,
): string {
  const { name, type, address, arn, revisionId, status, logGroup, logLevel, logsExecutionData } = machine;
  const revision = now?.revisionId ?? revisionId;
  const rows: (readonly [string, string | undefined])[] = [
    ["address", address],
    ["arn", arn],
    ["revision", revision],
    ["definition", agreement],
    [
      "logs",
      logGroup && `${logGroup}, ${logLevel ?? "OFF"}${logsExecutionData ? ", with inputs and outputs" : ""}`,
    ],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.flatMap(([label, value]) =>
    value === undefined ? [] : [`  ${dim(label.padEnd(width))}  ${printableLine(value)}`],
  );
  const changed =
    now === undefined || now.isAsDeployed
      ? []
      : [
          `  ${red("Its definition on AWS is not the one that Terraform deployed: somebody changed it there")}`,
        ];
  const head = [bold(printableLine(name)), type, now?.status ?? status ?? ""].filter((part) => part !== "");
  return `${[head.join(" "), ...lines, ...changed].join("\n")}\n`;
}

function lastText(
  machine: DeployedMachine,
  last: LastExecutions | undefined,
  width: number,
  style: Style,
): string {
  const { bold, dim } = style;
  const title = bold(`Last executions of ${printableLine(machine.name)}`);
  if (last === undefined) return "";
  if ("unknown" in last) return `${title}\n  ${dim(`not known: ${printableLine(last.unknown)}`)}\n`;
  if (last.executions.length === 0)
    return `${title}\n  ${dim("none yet: npm run execute -- --input FILE")}\n`;
  const rows = last.executions.map(executionRow);
  const text = table(["started", "status", "took", "name", "what failed"], rows.map(cells), width - 2);
  return `${title}\n${indented(coloured(text, style))}`;
}

function executionRow(execution: ExecutionSummary): string[] {
  const { startedAt, stoppedAt, status, name, redriveCount, failedState, error } = execution;
  const took =
    startedAt === undefined || stoppedAt === undefined
      ? ""
      : duration(Date.parse(stoppedAt) - Date.parse(startedAt));
  const failed = [failedState, error].filter((part) => part !== undefined).join(": ");
  const again =
    redriveCount === undefined ? "" : `, redriven ${redriveCount === 1 ? "once" : `${redriveCount} times`}`;
  return [
    startedAt?.replace("T", " ").replace(/\.\d+Z$/, "Z") ?? "",
    `${status}${again}`,
    took,
    name,
    failed,
  ];
}

const STANDINGS: Readonly<Record<string, Standing>> = {
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "failed",
  ABORTED: "aborted",
  RUNNING: "running",
};

/** The first word of a status in each line in its colour; after the table has reckoned with what is printed. */
function coloured(text: string, { paint }: Style): string {
  return text.replace(
    /^(\S+ \S+ {2})(SUCCEEDED|FAILED|TIMED_OUT|ABORTED|RUNNING)/gm,
    (_, before: string, status: string) => {
      const standing = STANDINGS[status];
      return `${before}${standing === undefined ? status : paint(standing)(status)}`;
    },
  );
}

function cells(row: readonly string[]): readonly Cell[] {
  return row.map((cell) => [cell]);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
