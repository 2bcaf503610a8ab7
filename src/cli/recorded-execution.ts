import { existsSync } from "node:fs";
import type { ExecutionRecord } from "../execution/record";
import { printableLine } from "../input/printable";
import type { DeployedOptions } from "./deployed-options";

/**
 * The record of an execution: from a file, from standard input, or read from AWS.
 *
 * @param reference a file, `-`, or an execution of the deployed machine: `latest`, a status, a name or an ARN
 * @throws UserError where there is no such execution, or it cannot be read
 */
export async function recordedExecution(
  reference: string,
  options: DeployedOptions & { readonly children: number },
): Promise<ExecutionRecord> {
  if (reference === "-" || reference.endsWith(".json") || existsSync(reference)) {
    const { savedRecord }: typeof import("./saved-record-file") = require("./saved-record-file");
    return savedRecord(reference);
  }
  const { onDeployed }: typeof import("./deployed-command") = require("./deployed-command");
  const { bannerText }: typeof import("./account-banner") = require("./account-banner");
  const { Executions }: typeof import("../deployed/executions") = require("../deployed/executions");
  const { readExecution }: typeof import("../deployed/execution/read-execution") =
    require("../deployed/execution/read-execution");
  return onDeployed(options, reference, async ({ aws, machine, stack, banner }) => {
    process.stderr.write(bannerText(banner));
    return readExecution(aws, {
      arn: await new Executions(aws, machine).find(reference),
      machine,
      functions: stack.functions,
      logs: false,
      children: options.children,
      follow: false,
      signal: new AbortController().signal,
      onChange: () => {},
      onNote: (note) => process.stderr.write(`note: ${printableLine(note)}\n`),
    });
  });
}
