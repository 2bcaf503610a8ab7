import { type PlannedValue, Sensitive } from "./planned-value";
import { isBlock, member } from "./same-value";
import type { Attributes, ResourceChange } from "./stack-change";

/** A resource without the values of environment variables, wherever they are set: only the names stay. */
export function withoutEnvironment(resource: ResourceChange): ResourceChange {
  const { before, after } = resource;
  return {
    ...resource,
    ...(before !== undefined && { before: hidden(before, after) }),
    ...(after !== undefined && { after: hidden(after, before) }),
  };
}

function hidden(attributes: Attributes, others: Attributes | undefined): Attributes {
  if (!Object.hasOwn(attributes, "environment")) return attributes;
  return {
    ...attributes,
    environment: withoutValues(attributes.environment ?? null, member(others, "environment")),
  };
}

/** The same names, and for each value whether it differs. */
function withoutValues(value: PlannedValue, other: PlannedValue | undefined): PlannedValue {
  if (Array.isArray(value)) {
    return (value as readonly PlannedValue[]).map((item, i) => withoutValues(item, member(other, String(i))));
  }
  if (!isBlock(value)) return new Sensitive(value !== other);
  const members = Object.entries(value).map(([name, inner]) => [
    name,
    withoutValues(inner, member(other, name)),
  ]);
  return Object.fromEntries(members) as PlannedValue;
}
