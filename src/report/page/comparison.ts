import type { IterationRecord, StateRecord } from "../../execution/record";
import { sameJson } from "./difference";
import type { Difference } from "./shape";

/** A duration differs where it is that much longer or shorter, by ratio and in milliseconds. */
const RATIO = 1.5;
const LEAST_MS = 100;

/** The visit of the same state, first to first and second to second. */
export function sameVisit(
  others: readonly StateRecord[],
  name: string,
  visit: number,
): StateRecord | undefined {
  return others.filter((one) => one.name === name)[visit - 1];
}

/** In what a visit differs from the same one of another run. */
export function differences(record: StateRecord, other: StateRecord | undefined): Difference[] {
  if (other === undefined) return ["new"];
  const found: Difference[] = [];
  if (record.status !== other.status || record.error !== other.error) found.push("status");
  if (!sameJson(record.output, other.output)) found.push("output");
  if (differsInTime(record.durationMs, other.durationMs)) found.push("duration");
  return found;
}

export function iterationDiffers(record: IterationRecord, other: IterationRecord | undefined): boolean {
  return (
    other === undefined ||
    record.status !== other.status ||
    record.error !== other.error ||
    !sameJson(record.output, other.output)
  );
}

/** The names of the states of the other run that this one has not visited as often, in their order. */
export function missingVisits(states: readonly StateRecord[], others: readonly StateRecord[]): string[] {
  const left = states.map(({ name }) => name);
  return others.flatMap(({ name }) => {
    const at = left.indexOf(name);
    if (at === -1) return [name];
    left.splice(at, 1);
    return [];
  });
}

function differsInTime(one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [shorter, longer] = one < other ? [one, other] : [other, one];
  return longer - shorter >= LEAST_MS && longer >= shorter * RATIO;
}
