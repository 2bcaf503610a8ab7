import { existsSync, readFileSync, statSync } from "node:fs";
import type { Definition } from "../asl/definition";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

/** One recorded execution: what it was given. */
export interface RecordedCase {
  readonly id: string;
  readonly definition: Definition;
  /** An empty object if left out, as for StartExecution. */
  readonly input?: Json;
  /** By ARN, the body of an async function over `event` that behaves as the recorded function did. */
  readonly lambdas?: Readonly<Record<string, { readonly body: string }>>;
}

const REMEDY =
  "Give a file with a case a line: an object with id, definition, input, and lambdas if it calls any";

/**
 * Reads a file of recorded cases, one JSON document a line; empty lines are left out.
 * @throws UserError where there is no such file, a line is not JSON, or a case lacks what it needs
 */
export function readCases(file: string): readonly RecordedCase[] {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new UserError({ what: "There is no such file", where: "cases", received: file, remedy: REMEDY });
  }
  const lines = readFileSync(file, "utf8").split("\n");
  // The lines before it are put back as empty ones, so that a fault is placed in the file and not in the line.
  return lines.flatMap((line, i) =>
    line.trim() === "" ? [] : [recordedCase(parseJson("\n".repeat(i) + line, file), `${file}:${i + 1}`)],
  );
}

function recordedCase(value: Json, where: string): RecordedCase {
  const { id, definition, lambdas = {} } = members(value);
  const bodies = isObject(lambdas) ? Object.values(lambdas).map((lambda) => members(lambda).body) : [null];
  const isWhole = typeof id === "string" && isObject(definition);
  if (isWhole && bodies.every((body) => typeof body === "string")) return value as unknown as RecordedCase;
  throw new UserError({ what: "This is not a recorded case", where, received: value, remedy: REMEDY });
}

function members(value: Json): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
