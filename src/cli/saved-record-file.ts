import { readFileSync } from "node:fs";
import type { ExecutionRecord } from "../execution/record";
import { readRecord } from "../execution/saved-record";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

/**
 * The record in a file, or, where that is `-`, on standard input.
 * @throws UserError where it cannot be read, or is no record
 */
export function savedRecord(file: string): ExecutionRecord {
  const source = file === "-" ? "standard input" : file;
  return readRecord(parseJson(textOf(file), source), source);
}

function textOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new UserError({
      what: `The record cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      received: file,
      remedy: "Give a file that npm start -- --json was saved to, or - for standard input",
    });
  }
}
