import { PartlyKnown, type PlannedValue, Sensitive } from "../../review/planned-value";
import { jsonValue } from "../json-value";
import { isChanged, itemPairs, memberPairs } from "./pairs";
import { both, isHolder, isList, memberOf, type Sides } from "./sides";
import { attributeName, valueText } from "./value-text";

type Sign = "+" | "-" | "~" | " ";

/** A container's signs: `{` and `}`, as a block or behind an equals sign, or as JSON text. */
interface Brackets {
  readonly open: string;
  readonly close: string;
}

interface Place {
  readonly depth: number;
  /** Whether it stands in a text that holds JSON, where there are no blocks. */
  readonly isJson: boolean;
}

/**
 * What changes in an attribute, line by line as Terraform shows it, but with the sign in the first column. Members that stay
 * as they are are counted, texts that hold JSON are shown as what they hold.
 *
 * @param note comes after the first line: `# forces replacement`
 */
export function attributeLines(name: string, sides: Sides, note = ""): string[] {
  const lines = namedLines(attributeName(name), sides, { depth: 0, isJson: false });
  const [first = "", ...rest] = lines;
  return [`${first}${note}`, ...rest];
}

/** @param name empty for an item of a list */
function namedLines(name: string, given: Sides, place: Place): string[] {
  const { depth, isJson } = place;
  const json = parsedSides(given);
  const sides = json ?? given;
  const { before, after } = sides;
  if (json === undefined && !isJson && isBlockList(sides)) {
    return indexesOf(sides).flatMap((index) => {
      const item = both(memberOf(before, index), memberOf(after, index));
      return isChanged(item) ? members(item, { open: `${name} {`, close: "}" }, place) : [];
    });
  }
  if (sameHolders(sides)) {
    const around = brackets(name, before ?? after, json !== undefined);
    return members(sides, around, { depth, isJson: isJson || json !== undefined });
  }
  const equals = name === "" ? "" : `${name} = `;
  if (before === undefined) return [line("+", depth, `${equals}${knownText(after)}`)];
  if (after === undefined) return [line("-", depth, `${equals}${knownText(before)}`)];
  if (before instanceof Sensitive && after instanceof Sensitive) {
    return [line("~", depth, `${equals}${valueText(after)}`)];
  }
  return [line("~", depth, `${equals}${knownText(before)} -> ${knownText(after)}`)];
}

function members(sides: Sides, { open, close }: Brackets, { depth, isJson }: Place): string[] {
  const { before, after } = sides;
  const sign = before === undefined ? "+" : after === undefined ? "-" : "~";
  const isArray = isList(before ?? after);
  const pairs = isArray ? itemPairs(sides) : memberPairs(sides);
  const inner = pairs.filter(([, pair]) => isChanged(pair));
  if (inner.length === 0) return [line(sign, depth, `${open}${close}`)];
  const same = pairs.length - inner.length;
  return [
    line(sign, depth, open),
    ...inner.flatMap(([name, pair]) =>
      namedLines(isArray ? "" : attributeName(name), pair, { depth: depth + 1, isJson }),
    ),
    ...(same === 0 ? [] : [line(" ", depth + 1, `# (${same} unchanged hidden)`)]),
    line(" ", depth, close),
  ];
}

function indexesOf({ before, after }: Sides): string[] {
  const length = Math.max(...[before, after].map((side) => (isList(side) ? side.length : 0)));
  return Array.from({ length }, (_, i) => String(i));
}

/** Terraform's blocks are lists of objects. */
function isBlockList({ before, after }: Sides): boolean {
  const present = [before, after].filter((side) => side !== undefined);
  if (!present.every(isList)) return false;
  const items = present.flat();
  return items.length > 0 && items.every((item) => isHolder(item) && !isList(item));
}

function sameHolders({ before, after }: Sides): boolean {
  const present = [before, after].filter((side) => side !== undefined);
  return present.every(isHolder) && new Set(present.map(isList)).size === 1;
}

function brackets(name: string, value: PlannedValue | undefined, isJson: boolean): Brackets {
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  const equals = name === "" ? "" : `${name} = `;
  return isJson
    ? { open: `${equals}jsonencode(${open}`, close: `${close})` }
    : { open: `${equals}${open}`, close };
}

/** What texts hold as JSON, where each of the sides is such a text. */
function parsedSides({ before, after }: Sides): Sides | undefined {
  const sides = [before, after].filter((side) => side !== undefined);
  const parsed = both(held(before), held(after));
  return Object.keys(parsed).length === sides.length && sides.length > 0 && sameHolders(parsed)
    ? parsed
    : undefined;
}

function held(value: PlannedValue | undefined): PlannedValue | undefined {
  const text = value instanceof PartlyKnown ? value.text : value;
  return typeof text === "string" && /^\s*[[{]/.test(text)
    ? (jsonValue(text) as PlannedValue | undefined)
    : undefined;
}

function knownText(value: PlannedValue | undefined): string {
  return value === undefined ? "null" : valueText(value);
}

function line(sign: Sign, depth: number, text: string): string {
  return `${sign} ${"  ".repeat(depth)}${text}`;
}
