import type { AttributeChange } from "../../review/review";
import { type Block, code, type Line, words } from "./document";
import { valueText } from "./value-text";

/** Attributes that change, as a table; nothing where none does. */
export function settingsTable(settings: readonly AttributeChange[]): readonly Block[] {
  if (settings.length === 0) return [];
  return [
    {
      kind: "table",
      headings: ["Setting", "Before", "After"],
      rows: settings.map(({ path, before, after, forcesReplacement }) => [
        forcesReplacement ? [[code(path)], [words("forces replacement")]] : [[code(path)]],
        [valueLine(before)],
        [valueLine(after)],
      ]),
    },
  ];
}

function valueLine(value: AttributeChange["before"]): Line {
  return value === undefined ? [words("–")] : [code(valueText(value))];
}
