import { isRecord } from "../asl/scopes";
import type { StateResource } from "../terraform/state";
import { equalValues } from "./equal-values";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "./planned-value";
import type { Attributes } from "./stack-change";
import { valueAt } from "./value-at";

/** Attributes that no provider sets by itself: where they are not configured any more, they go. */
const OWN = [
  "dead_letter_config",
  "description",
  "environment",
  "file_system_config",
  "image_config",
  "kms_key_arn",
  "kms_key_id",
  "layers",
  "permissions_boundary",
  "retention_in_days",
  "tags",
  "vpc_config",
];

/** Maps in which every member is configured. */
const MAPS = ["tags", "tags_all", "variables"];

/**
 * A resource as it is configured, beside what the state has at the same places. What is not known yet counts as what the state
 * has: Terraform alone can tell.
 */
export function comparedAttributes(
  configured: Attributes,
  { values, sensitive }: Pick<StateResource, "values" | "sensitive">,
): { readonly before: Attributes; readonly after: Attributes } {
  const removed = OWN.filter((name) => !Object.hasOwn(configured, name) && !isEmpty(values[name]));
  const names = [...Object.keys(configured), ...removed];
  const pairs = names.map(
    (name) => [name, compared(configured[name], values[name], valueAt(sensitive, [name]), name)] as const,
  );
  return {
    before: Object.fromEntries(
      pairs.flatMap(([name, { before }]) => (before === undefined ? [] : [[name, before]])),
    ),
    after: Object.fromEntries(
      pairs.flatMap(([name, { after }]) => (after === undefined ? [] : [[name, after]])),
    ),
  };
}

interface Pair {
  readonly before: PlannedValue | undefined;
  readonly after: PlannedValue | undefined;
}

function compared(
  after: PlannedValue | undefined,
  before: PlannedValue | undefined,
  sensitive: unknown,
  name: string | undefined,
): Pair {
  if (sensitive === true) {
    const secret = new Sensitive(!equalValues(before, after));
    return { before: secret, after: secret };
  }
  if (after instanceof Unknown || after instanceof PartlyKnown) return { before, after };
  if (Array.isArray(after) && Array.isArray(before) && after.length === before.length) {
    const items = after.map((item: PlannedValue, i) =>
      compared(item, before[i], valueAt(sensitive, [i]), undefined),
    );
    return { before: items.map((one) => one.before ?? null), after: items.map((one) => one.after ?? null) };
  }
  if (isBlock(after) && isBlock(before) && !(name !== undefined && MAPS.includes(name))) {
    const members = Object.keys(after).map(
      (member) =>
        [member, compared(after[member], before[member], valueAt(sensitive, [member]), member)] as const,
    );
    return {
      before: Object.fromEntries(members.map(([member, one]) => [member, one.before ?? null])),
      after: Object.fromEntries(members.map(([member, one]) => [member, one.after ?? null])),
    };
  }
  return { before, after };
}

function isBlock(value: PlannedValue | undefined): value is Attributes {
  return isRecord(value) && !(value instanceof Sensitive);
}

function isEmpty(value: PlannedValue | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0) return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}
