import type { Finding } from "../diagnostic";
import type { Scope } from "../scopes";

/**
 * A state's name is unique in its machine, not only in its scope.
 * @see https://states-language.net/spec.html#states-fields
 */
export function uniqueNames(scopes: readonly Scope[]): Finding[] {
  const known = new Map<string, string>();
  const found: Finding[] = [];
  for (const { name, path } of scopes.flatMap((scope) => scope.named)) {
    const other = known.get(name);
    if (other === undefined) {
      known.set(name, path);
    } else {
      found.push({
        code: "DUPLICATE_STATE_NAME",
        message: `State ${JSON.stringify(name)} has the name of another state, ${other}`,
        path,
        value: name,
        remedy: "Rename one of them: a state's name is unique in its machine",
      });
    }
  }
  return found;
}
