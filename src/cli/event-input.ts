import { existsSync, readFileSync, statSync } from "node:fs";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

/**
 * The event that `--input` gives: a file, `-` for standard input, or JSON itself.
 * @throws UserError where it is none of them
 */
export function readEvent(input: string): Json {
  if (input === "-") return parseJson(readFileSync(0, "utf8"), "standard input");
  if (existsSync(input) && statSync(input).isFile()) return parseJson(readFileSync(input, "utf8"), input);
  if (/^\s*[{["]/.test(input)) return parseJson(input, "--input");
  try {
    return JSON.parse(input) as Json;
  } catch {
    throw new UserError({
      what: "There is no such file, and it is not JSON either",
      where: "--input",
      received: input,
      remedy: "Give a JSON file, JSON itself, or - to read standard input",
    });
  }
}
