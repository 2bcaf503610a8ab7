import { UserError } from "./user-error";

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Parses JSON text that a user gave.
 *
 * @param source where the text comes from, as the error names it
 * @throws UserError with line and column where the text is not JSON
 */
export function parseJson(text: string, source: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const where = location(text, message);
    throw new UserError({
      what: `${source} is not JSON${where === undefined ? "" : ` (line ${where.line}, column ${where.column})`}`,
      where: where === undefined ? source : `${source}:${where.line}:${where.column}`,
      received: where === undefined ? text : excerpt(text, where.line),
      remedy: text.trim() === "" ? "Put a JSON document there: it is empty" : message,
    });
  }
}

interface Location {
  readonly line: number;
  readonly column: number;
}

function location(text: string, message: string): Location | undefined {
  const position =
    /at position (\d+)/.exec(message)?.[1] ?? (/end of JSON/.test(message) ? text.length : undefined);
  if (position === undefined || text.trim() === "") return undefined;
  const before = text.slice(0, Number(position)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function excerpt(text: string, line: number): string {
  return (text.split("\n")[line - 1] ?? "").trim();
}
