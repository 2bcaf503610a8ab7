import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import { readEvent } from "./event-input";

/** An event, and what it is called. */
export interface NamedEvent {
  readonly name: string;
  readonly event: Json;
}

/**
 * The events that `--input` gives: each a file, JSON, `-`, or a folder, which stands for the JSON files in it.
 * @throws UserError where one cannot be read, or a folder has none
 */
export function namedEvents(inputs: readonly string[]): NamedEvent[] {
  return inputs.flatMap((input, i) => {
    if (!existsSync(input)) return [{ name: `input ${i + 1}`, event: readEvent(input) }];
    if (!statSync(input).isDirectory()) return [{ name: basename(input), event: readEvent(input) }];
    const files = readdirSync(input).filter((file) => file.endsWith(".json"));
    if (files.length === 0) {
      throw new UserError({
        what: "The folder has no events",
        where: "--input",
        received: input,
        remedy: "Put JSON files into it, an event each, or name another",
      });
    }
    return files.toSorted().map((file) => ({ name: file, event: readEvent(join(input, file)) }));
  });
}
