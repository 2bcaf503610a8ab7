import { type RuleText, ruleText } from "./rule-text";

/** What an entry of a list is before and after; absent where it is not there on that side. */
export interface RuleRow {
  readonly before?: string;
  readonly after?: string;
}

/**
 * The entries of two lists of retriers, catchers or choice rules that differ: those for the same errors or condition side by
 * side, then those that lead to the same state. Where only the order differs, both orders.
 *
 * @param renamed the name after the change of a state before it
 */
export function ruleRows(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
  renamed: (name: string) => string,
): readonly RuleRow[] {
  const left = before.map((rule) => afterRename(ruleText(list, rule), renamed));
  const right = after.map((rule) => ruleText(list, rule));
  const old = new Set(left);
  const pairs = new Map<RuleText, RuleText>();
  for (const keyOf of [whole, ({ head }: RuleText) => head, ({ target }: RuleText) => target]) {
    for (const one of right) {
      const key = keyOf(one);
      const same = pairs.has(one) || key === undefined ? undefined : [...old].find((it) => keyOf(it) === key);
      if (same === undefined) continue;
      pairs.set(one, same);
      old.delete(same);
    }
  }
  const rows = right.flatMap((one): RuleRow[] => {
    const was = pairs.get(one);
    if (was === undefined) return [{ after: inShort(one) }];
    if (whole(was) === whole(one)) return [];
    const isSeen = inShort(was) !== inShort(one);
    return [
      isSeen ? { before: inShort(was), after: inShort(one) } : { before: whole(was), after: whole(one) },
    ];
  });
  const gone = [...old].map((one): RuleRow => ({ before: inShort(one) }));
  if (rows.length + gone.length > 0) return [...rows, ...gone];
  return [{ before: heads(left), after: heads(right) }].filter((row) => row.before !== row.after);
}

function heads(rules: readonly RuleText[]): string {
  return `in the order ${rules.map(({ head }) => head).join("; ")}`;
}

function afterRename(text: RuleText, renamed: (name: string) => string): RuleText {
  return text.target === undefined ? { ...text } : { ...text, target: renamed(text.target) };
}

function whole({ head, target, rest }: Omit<RuleText, "short">): string {
  return `${head}${target === undefined ? "" : ` → ${target}`}${rest === "" ? "" : `${target === undefined ? " " : ", "}${rest}`}`;
}

function inShort({ short, ...text }: RuleText): string {
  return whole({ ...text, head: short });
}
