import type { Step } from "../../asl/json-path/step";
import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { holds } from "./condition-truth";

/** Every value that steps lead to, in the document's order. */
export function selectAll(start: Json, steps: readonly Step[], document: Json): Json[] {
  let values: Json[] = [start];
  steps.forEach((step, i) => {
    const last = i === steps.length - 1;
    const from = step.deep ? values.flatMap(withDescendants) : values;
    values = from.flatMap((value) => one(value, step, last, document));
  });
  return values;
}

/** A member of an object, or an element of an array counted from either end. */
export function childOf(value: Json, key: string | number): Json | undefined {
  if (typeof key === "string") {
    return isRecord(value) && Object.hasOwn(value, key) ? (value[key] as Json) : undefined;
  }
  return Array.isArray(value) ? (value as readonly Json[]).at(key) : undefined;
}

/** An object of the named members that there are. */
export function membersOf(value: Json, names: readonly string[]): Json {
  return Object.fromEntries(
    names.flatMap((name) => {
      const member = childOf(value, name);
      return member === undefined ? [] : [[name, member]];
    }),
  );
}

function one(value: Json, step: Step, last: boolean, document: Json): Json[] {
  switch (step.kind) {
    case "members":
      if (step.names.length > 1 && last) return isRecord(value) ? [membersOf(value, step.names)] : [];
      return step.names.flatMap((name) => present(childOf(value, name)));
    case "indexes":
      return step.indexes.flatMap((index) => present(childOf(value, index)));
    case "slice":
      return Array.isArray(value) ? value.slice(step.from ?? 0, step.to) : [];
    case "wildcard":
      return children(value);
    case "filter":
      return (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((candidate) =>
        holds(step.condition, candidate, document, selectAll),
      );
  }
}

function present(value: Json | undefined): Json[] {
  return value === undefined ? [] : [value];
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return [...value];
  return isRecord(value) ? (Object.values(value) as Json[]) : [];
}

/** A value and all below it, each before what it holds. */
function withDescendants(start: Json): Json[] {
  const found: Json[] = [];
  const waiting: Json[] = [start];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    found.push(value);
    for (const child of children(value).reverse()) waiting.push(child);
  }
  return found;
}
