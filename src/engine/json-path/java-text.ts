import type { Json } from "../../input/json-text";

/**
 * A value as Java prints it, which is how AWS puts it into texts: `{Arg1=1, Arg2=[]}`.
 */
export function javaText(value: Json): string {
  let text = "";
  const waiting: (string | { readonly value: Json })[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") {
      text += next;
      continue;
    }
    const inner = next.value;
    if (inner === null || typeof inner !== "object") {
      text += typeof inner === "number" ? numberText(inner) : String(inner);
      continue;
    }
    const isList = Array.isArray(inner);
    text += isList ? "[" : "{";
    waiting.push(isList ? "]" : "}");
    for (const [key, item] of Object.entries(inner).reverse()) {
      waiting.push({ value: item as Json }, isList ? "" : `${key}=`, ", ");
    }
    if (waiting.at(-1) === ", ") waiting.pop();
  }
  return text;
}

/** Whole numbers in full; others as a Java double, with an exponent where they are large or small. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e21) return String(value);
  if (size >= 1e-3 && size < 1e7) return String(value);
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent.replace("+", "")}`;
}

/** The Java class that AWS names where it finds a value of the wrong kind. */
export function javaClass(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "string") return "java.lang.String";
  if (typeof value === "boolean") return "java.lang.Boolean";
  if (Array.isArray(value)) return "java.util.ArrayList";
  if (typeof value !== "number") return "java.util.LinkedHashMap";
  if (!Number.isInteger(value)) return "java.lang.Double";
  return value === (value | 0) ? "java.lang.Integer" : "java.lang.Long";
}
