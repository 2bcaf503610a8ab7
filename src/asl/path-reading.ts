import type { Expression } from "./intrinsics/expression";
import { parseExpression } from "./intrinsics/expression-parser";
import { IntrinsicError } from "./intrinsics/intrinsic-error";
import { pathsIn } from "./intrinsics/parts";
import { JsonPath } from "./json-path/path";
import { PathError } from "./json-path/path-error";
import { rooted } from "./json-path/root";
import type { PathField } from "./path-fields";
import { isPlaceholder } from "./placeholder";
import { remembered } from "./remembered";

/** What can be read in the place of a path: the paths of it, and the call of an intrinsic function that it is. */
export interface PathReading {
  readonly paths: readonly string[];
  readonly call?: Expression;
  /** What is wrong with the text as a call. */
  readonly problem?: string;
}

/** Reads a field's value; what is filled in later has nothing to read yet. */
export const readingOf = remembered(({ value, takes }: PathField): PathReading => {
  if (typeof value !== "string" || isPlaceholder(value)) return { paths: [] };
  if (takes !== "computed" || value.startsWith("$")) return { paths: [value] };
  try {
    const call = parseExpression(value);
    return { paths: pathsIn(call), call };
  } catch (error) {
    if (error instanceof IntrinsicError) return { paths: [], problem: error.message };
    throw error;
  }
});

/** A path that could not be read as it is. */
export interface PathProblem {
  readonly reason: string;
  /** Whether it is read but for its filters: AWS takes some that are read by nobody else. */
  readonly inFilter: boolean;
}

/** What is wrong with a path; undefined where Step Functions takes it. */
export function pathProblem(text: string): PathProblem | undefined {
  const reason = unreadable(text);
  if (reason === undefined) return undefined;
  return { reason, inFilter: unreadable(text.replace(FILTER, "[*]")) === undefined };
}

const FILTER = /\[\??\([^\]]*\)\s*\]/g;

function unreadable(text: string): string | undefined {
  try {
    JsonPath.parse(rooted(text).path);
    return undefined;
  } catch (error) {
    if (error instanceof PathError) return error.message;
    throw error;
  }
}
