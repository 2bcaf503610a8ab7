import { member } from "../../asl/scopes";

/** The path of a value as a definition writes it: JSONPath, or JSONata below `$states` and variables. */
export function valuePath(
  root: string,
  keys: readonly (string | number)[],
  language: "JSONPath" | "JSONata",
): string {
  const steps = keys.map((key) => {
    if (typeof key === "number") return `[${key}]`;
    return language === "JSONPath" ? member(key) : `.${/^[A-Za-z_]\w*$/.test(key) ? key : quoted(key)}`;
  });
  return root + steps.join("");
}

/** JSONata has no escape for the quote of its names. */
function quoted(key: string): string {
  return key.includes("`") ? `*[$string() = ${JSON.stringify(key)}]` : `\`${key}\``;
}
