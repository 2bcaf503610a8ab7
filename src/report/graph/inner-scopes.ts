import type { Scope } from "../../asl/scopes";

/** The scopes that states hold, by the paths of the states. */
export function innerScopes(scopes: readonly Scope[]): ReadonlyMap<string, readonly Scope[]> {
  const inner = new Map<string, Scope[]>();
  for (const scope of scopes) {
    const { path, field } = scope;
    if (field === undefined) continue;
    const holder = path.slice(0, path.lastIndexOf(`.${field}`));
    const known = inner.get(holder);
    if (known === undefined) inner.set(holder, [scope]);
    else known.push(scope);
  }
  return inner;
}
