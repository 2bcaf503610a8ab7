import { jsonFault } from "./json-fault";
import { UserError } from "./user-error";

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Parses JSON text that a user gave. A byte order mark at its beginning is ignored.
 *
 * @param source where the text comes from, as the error names it
 * @throws UserError with line and column where the text is not JSON
 */
export function parseJson(text: string, source: string): Json {
  const document = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  try {
    return JSON.parse(document) as Json;
  } catch {
    throw notJson(document, source);
  }
}

function notJson(text: string, source: string): UserError {
  if (text.trim() === "") {
    return new UserError({
      what: `${source} is empty`,
      where: source,
      received: text,
      remedy: "Put a JSON document there",
    });
  }
  const { index, reason } = jsonFault(text);
  const before = text.slice(0, index).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return new UserError({
    what: `${source} is not JSON (line ${before.length}, column ${column})`,
    where: `${source}:${before.length}:${column}`,
    received: excerpt(text, index),
    remedy: reason,
  });
}

const EXCERPT = 40;

/** The line around the fault: all of it, or as much as tells the place. */
function excerpt(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf("\n", index - 1) + 1, index - EXCERPT);
  const end = text.indexOf("\n", index);
  return text.slice(start, Math.min(end === -1 ? text.length : end, index + EXCERPT)).trim();
}
