import type { State } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import type { StateRecord } from "../../execution/record";

/** When a Wait state ends, in milliseconds since the epoch; undefined where only an expression tells. */
export function waitEnd(
  { enteredAt, input }: StateRecord,
  definition: State | undefined,
): number | undefined {
  const seconds = definition?.Seconds ?? at(input, definition?.SecondsPath);
  if (typeof seconds === "number") return Date.parse(enteredAt) + seconds * 1000;
  const timestamp = definition?.Timestamp ?? at(input, definition?.TimestampPath);
  const moment = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** What a path of plain names leads to. */
function at(input: unknown, path: unknown): unknown {
  if (typeof path !== "string" || !/^\$(\.\w+)+$/.test(path)) return undefined;
  return path
    .split(".")
    .slice(1)
    .reduce<unknown>(
      (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      input,
    );
}
