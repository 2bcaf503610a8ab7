import { member } from "../../asl/scopes";

/**
 * The path of a value as a definition writes it: JSONPath, or JSONata below `$states`.
 * @param root what it begins with; empty where the first key is the name of a variable
 */
export function valuePath(
  root: string,
  keys: readonly (string | number)[],
  language: "JSONPath" | "JSONata",
): string {
  const steps = keys.map((key, i) => {
    if (root === "" && i === 0) return `$${key}`;
    if (typeof key === "number") return `[${key}]`;
    return language === "JSONPath" ? member(key) : `.${/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key)}`;
  });
  return root + steps.join("");
}

/** JSONata has no escape for the quote of its names. */
function quoted(key: string): string {
  return key.includes("`") ? `*[$string() = ${JSON.stringify(key)}]` : `\`${key}\``;
}
