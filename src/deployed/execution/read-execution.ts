import type { ExecutionRecord } from "../../execution/record";
import type { AwsClients } from "../aws-clients";
import type { ExecutionReading } from "../execution-reading";
import { ExecutionReader } from "./execution-reader";
import { readExpressExecution } from "./express";
import { describedExecution } from "./machine-of-execution";

/**
 * Reads an execution on AWS: the definition that it runs by, its history, the log lines of the functions that it called and,
 * where they are asked for, the child executions of its Map Runs. An Express execution is read from the log group of its machine.
 *
 * @throws UserError where it cannot be read
 */
export async function readExecution(aws: AwsClients, reading: ExecutionReading): Promise<ExecutionRecord> {
  if (reading.machine.type === "EXPRESS") return readExpressExecution(aws, reading);
  const notes: string[] = [];
  const described = await describedExecution(aws, reading.arn, reading.machine.definition, (note) =>
    notes.push(note),
  );
  const reader = new ExecutionReader(aws, reading, described);
  for (const note of notes) reader.note(note);
  return reader.read();
}
