import type { Json } from "./json-text";

/**
 * JSON text of a value, however deep it nests: JSON.stringify itself gives up at some thousand levels.
 * @throws RangeError where the text would be longer than a string can be
 */
export function jsonText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError && /stack/i.test(error.message)) return textOfDeep(value);
    throw error;
  }
}

function textOfDeep(value: Json): string {
  const pieces: string[] = [];
  const waiting: (string | { readonly json: Json })[] = [{ json: value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") pieces.push(next);
    else waiting.push(...partsOf(next.json).reverse());
  }
  return pieces.join("");
}

function partsOf(json: Json): (string | { readonly json: Json })[] {
  if (typeof json !== "object" || json === null) return [JSON.stringify(json)];
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    return ["[", ...items.flatMap((item, i) => (i === 0 ? [{ json: item }] : [",", { json: item }])), "]"];
  }
  const members = Object.entries(json).filter(([, member]) => member !== undefined);
  return [
    "{",
    ...members.flatMap(([name, member], i) => [
      `${i === 0 ? "" : ","}${JSON.stringify(name)}:`,
      { json: member },
    ]),
    "}",
  ];
}
