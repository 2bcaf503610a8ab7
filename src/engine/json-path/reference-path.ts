import { PathError } from "../../asl/json-path/path-error";
import { type Key, referenceKeys } from "../../asl/json-path/reference-path";
import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { childOf } from "./selection";

/**
 * A copy of the document with a value put at a reference path; objects on the way are made where they are missing.
 * @throws PathError where something else than an object, or no element of an array, is in the way, and where the path
 *   is no reference path
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
export function withValueAt(document: Json, path: string, value: Json): Json {
  const keys = referenceKeys(path);
  const containers: (Json | undefined)[] = [document];
  for (const key of keys.slice(0, -1)) containers.push(containerAt(containers.at(-1), key, path));
  return keys.reduceRight<Json>((inner, key, i) => replaced(containers[i], key, inner, path), value);
}

function containerAt(container: Json | undefined, key: Key, path: string): Json | undefined {
  if (!takes(container, key)) throw inTheWay(path);
  return container === undefined ? undefined : childOf(container, key);
}

function replaced(container: Json | undefined, key: Key, value: Json, path: string): Json {
  if (!takes(container, key)) throw inTheWay(path);
  if (typeof key === "number") return (container as readonly Json[]).with(key, value);
  return { ...(container as Readonly<Record<string, Json>> | undefined), [key]: value };
}

function takes(container: Json | undefined, key: Key): boolean {
  if (typeof key === "number") return Array.isArray(container) && key < container.length;
  return container === undefined || isRecord(container);
}

function inTheWay(path: string): PathError {
  return new PathError(`Unable to apply Reference Path ${path} to input`);
}
