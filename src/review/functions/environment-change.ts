import { type PlannedValue, Unknown } from "../planned-value";
import type { FunctionChange } from "../review";
import { isBlock, isNothing, member, sameValue } from "../same-value";
import type { ResourceChange } from "../stack-change";
import type { StackValues } from "../stack-values";

/** Which environment variables of a function come, go and change; by name, never with a value. */
export function environmentChange(
  { before, after }: ResourceChange,
  values: StackValues,
): FunctionChange["environment"] {
  const [old, now] = [variables(before?.environment), variables(after?.environment)];
  const names = [...new Set([...keys(old), ...keys(now)])].sort();
  const pairs = names.map((name) => ({ name, one: member(old, name), other: member(now, name) }));
  const named = (is: (one: PlannedValue | undefined, other: PlannedValue | undefined) => boolean) =>
    pairs.filter(({ one, other }) => is(one, other)).map(({ name }) => name);
  return {
    added: named((one, other) => one === undefined && other !== undefined),
    removed: named((one, other) => one !== undefined && other === undefined && !(now instanceof Unknown)),
    changed: named(
      (one, other) =>
        one !== undefined && other !== undefined && !isOpen(other) && !sameValue(one, other, values),
    ),
    unknown: named((_, other) => isOpen(other)),
  };
}

/** Whether the environment as a whole is hidden or not known: then not even its names are. */
export function isWithoutNames(environment: PlannedValue | undefined): boolean {
  const held = variables(environment);
  return !isBlock(held) && !isNothing(held);
}

function variables(environment: PlannedValue | undefined): PlannedValue | undefined {
  if (!isBlock(environment)) return environment;
  const block = Array.isArray(environment) ? (environment as readonly PlannedValue[])[0] : environment;
  return isBlock(block) ? member(block, "variables") : block;
}

function keys(held: PlannedValue | undefined): string[] {
  return isBlock(held) ? Object.keys(held) : [];
}

function isOpen(value: PlannedValue | undefined): boolean {
  return value instanceof Unknown;
}
