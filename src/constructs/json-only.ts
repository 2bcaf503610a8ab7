import { isRecord, member } from "../asl/scopes";
import type { Problem } from "../input/user-error";

/**
 * What in a value JSON cannot hold: a construct in the place of its ARN, for example. Looked for before the value is
 * resolved, since cdktf follows a construct into the whole tree.
 *
 * @param where construct that the value belongs to
 */
export function notJson(value: unknown, where: string): Problem[] {
  return found(value, "$").map(({ path, kind, arn }) => ({
    what: `A definition is JSON, and this is ${kind}`,
    where: `${where} (${path})`,
    remedy: arn
      ? "Give its arn: write .arn after it"
      : "Give a string, number, boolean, null, array or object",
  }));
}

interface Found {
  readonly path: string;
  readonly kind: string;
  readonly arn: boolean;
}

function found(value: unknown, path: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, i) => found(item, `${path}[${i}]`));
  if (isRecord(value)) {
    const made = Object.getPrototypeOf(value) as object | null;
    if (made !== null && Object.getPrototypeOf(made) !== null) {
      return [{ path, kind: `an instance of ${made.constructor.name}`, arn: "arn" in value }];
    }
    return Object.entries(value).flatMap(([name, item]) => found(item, `${path}${member(name)}`));
  }
  return typeof value === "function" || typeof value === "symbol" || typeof value === "bigint"
    ? [{ path, kind: `a ${typeof value}`, arn: false }]
    : [];
}
