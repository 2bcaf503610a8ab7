import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";

type Segment = string | number;

const SEGMENT =
  /\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;

const parsed = new Map<string, readonly Segment[]>();

/** A path that leads nowhere, or is none: what AWS says of it. */
export class PathError extends Error {
  override readonly name = "PathError";
}

/**
 * The segments of a reference path: `$`, then members and indexes.
 * @throws PathError where the text is no such path
 */
export function segmentsOf(path: string): readonly Segment[] {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  if (!path.startsWith("$")) throw new PathError(`Invalid path '${path}' : A path begins with $`);
  const segments: Segment[] = [];
  for (SEGMENT.lastIndex = 1; SEGMENT.lastIndex < path.length; ) {
    const from = SEGMENT.lastIndex;
    const match = SEGMENT.exec(path);
    if (match === null) throw new PathError(`Invalid path '${path}' : Cannot read '${path.slice(from)}'`);
    const [, member, index, single, double] = match;
    segments.push(index === undefined ? (member ?? unescaped(single ?? double ?? "")) : Number(index));
  }
  parsed.set(path, segments);
  return segments;
}

/** What a path leads to; undefined where it leads nowhere. */
export function valueAt(document: Json, path: string): Json | undefined {
  let value: Json | undefined = document;
  for (const segment of segmentsOf(path)) {
    if (typeof segment === "number")
      value = Array.isArray(value) ? (value as readonly Json[])[segment] : undefined;
    else value = isRecord(value) && Object.hasOwn(value, segment) ? (value[segment] as Json) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

/** The path as AWS repeats it in its messages: `$['scene']['id']`. */
export function canonical(path: string): string {
  return `$${segmentsOf(path)
    .map((segment) => (typeof segment === "number" ? `[${segment}]` : `['${segment}']`))
    .join("")}`;
}

/**
 * A copy of the document with a value put at a path; objects on the way are made where they are missing.
 * @throws PathError where something else than an object, or no element of an array, is in the way
 */
export function withValueAt(document: Json, path: string, value: Json): Json {
  return put(document, segmentsOf(path), value, path);
}

function put(target: Json | undefined, segments: readonly Segment[], value: Json, path: string): Json {
  const [segment, ...rest] = segments;
  if (segment === undefined) return value;
  if (typeof segment === "number") {
    if (!Array.isArray(target) || segment >= target.length) throw inTheWay(path);
    return (target as readonly Json[]).map((item, i) =>
      i === segment ? put(item, rest, value, path) : item,
    );
  }
  if (target !== undefined && !isRecord(target)) throw inTheWay(path);
  const members = (target ?? {}) as Readonly<Record<string, Json>>;
  const inner = Object.hasOwn(members, segment) ? members[segment] : undefined;
  return { ...members, [segment]: put(inner, rest, value, path) };
}

function inTheWay(path: string): PathError {
  return new PathError(`Unable to apply Reference Path ${path} to input`);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, "$1");
}
