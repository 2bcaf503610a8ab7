import { isRecord } from "../../asl/scopes";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../../review/planned-value";

/** A value on both sides of a change; absent where there is none. */
export interface Sides {
  readonly before?: PlannedValue;
  readonly after?: PlannedValue;
}

/** Whether a value holds others. */
export function isHolder(
  value: PlannedValue | undefined,
): value is readonly PlannedValue[] | { readonly [key: string]: PlannedValue } {
  if (value instanceof Unknown || value instanceof Sensitive || value instanceof PartlyKnown) return false;
  return isRecord(value) || Array.isArray(value);
}

export function isList(value: PlannedValue | undefined): value is readonly PlannedValue[] {
  return Array.isArray(value);
}

/** Members or items of both sides; undefined where the sides hold none, or hold them in different ways. */
export function childrenOf({ before, after }: Sides): readonly string[] | undefined {
  const present = [before, after].filter((side) => side !== undefined);
  if (present.length === 0 || !present.every(isHolder)) return undefined;
  const [first, second = first] = present;
  if (isList(first) !== isList(second)) return undefined;
  return [...new Set(present.flatMap((side) => Object.keys(side)))];
}

export function rebuilt(
  sides: Sides,
  names: readonly string[],
  change: (name: string, child: Sides) => Sides,
): Sides {
  const children = names.map((name) => {
    const child = both(memberOf(sides.before, name), memberOf(sides.after, name));
    return [name, change(name, child)] as const;
  });
  const side = (which: "before" | "after") => {
    const whole = sides[which];
    if (whole === undefined) return undefined;
    const members = children.flatMap(([name, child]) => {
      const value = child[which];
      return value === undefined ? [] : [[name, value] as const];
    });
    return isList(whole) ? members.map(([, value]) => value) : Object.fromEntries(members);
  };
  return both(side("before"), side("after"));
}

/** A member, or an item by its index. */
export function memberOf(value: PlannedValue | undefined, name: string): PlannedValue | undefined {
  if (!isHolder(value)) return undefined;
  if (isList(value)) return value[Number(name)];
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function both(before: PlannedValue | undefined, after: PlannedValue | undefined): Sides {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
