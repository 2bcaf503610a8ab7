/** Characters of a text in a table. */
const LONGEST = 200;
/** Characters before the place where two texts differ. */
const LEAD = 40;
/** Characters of a value that are looked at. */
const READ = 20_000;

/** A text as it fits into a table. */
export function shortText(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Two texts that differ, as they fit into a table: of long ones the part where they begin to differ. */
export function shortTexts(before: string, after: string): readonly [string, string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  if (same < LONGEST - 2 || Math.max(before.length, after.length) <= LONGEST) {
    return [shortText(before), shortText(after)];
  }
  const from = (text: string) => shortText(`…${text.slice(same - LEAD).replace(/^[\udc00-\udfff]/, "")}`);
  return [from(before), from(after)];
}

/** A value as JSON that fits into a table. */
export function shortJson(value: unknown): string {
  return shortText(jsonText(value));
}

/** A value as JSON, as far as it is read; without recursion, since values nest at any depth. */
export function jsonText(value: unknown): string {
  let text = "";
  const waiting: Part[] = [{ value }];
  for (let next = waiting.pop(); next !== undefined && text.length <= READ; next = waiting.pop()) {
    if ("text" in next) text += next.text;
    else if (typeof next.value === "object" && next.value !== null)
      waiting.push(...parts(next.value).reverse());
    else text += String(JSON.stringify(next.value));
  }
  return text;
}

type Part = { readonly text: string } | { readonly value: unknown };

/** Of a long list, as many items as could be shown. */
function parts(value: object): Part[] {
  const isList = Array.isArray(value);
  const members = Object.entries(value)
    .slice(0, READ)
    .flatMap(([name, inner], i): Part[] => [
      ...(i === 0 ? [] : [{ text: "," }]),
      ...(isList ? [] : [{ text: `${JSON.stringify(name)}:` }]),
      { value: inner },
    ]);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  return [{ text: open }, ...members, { text: close }];
}
