import { isRecord, type NamedState } from "./scopes";

/** A choice rule, or a rule inside one. */
export interface ChoiceRule {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: string;
  /** Whether it stands in `And`, `Or` or `Not` of another. */
  readonly nested: boolean;
}

/** Every rule of a Choice, those inside others after them. Without recursion: they can nest at any depth. */
export function choiceRulesIn({ state, path }: NamedState): ChoiceRule[] {
  if (state.Type !== "Choice" || !Array.isArray(state.Choices)) return [];
  const found: ChoiceRule[] = [];
  const waiting: { value: unknown; path: string; nested: boolean }[] = state.Choices.map(
    (value: unknown, i) => ({ value, path: `${path}.Choices[${i}]`, nested: false }),
  );
  for (const { value, path: at, nested } of waiting) {
    if (!isRecord(value)) continue;
    found.push({ value, path: at, nested });
    for (const field of ["And", "Or"]) {
      const parts = value[field];
      if (!Array.isArray(parts)) continue;
      parts.forEach((part: unknown, i) => {
        waiting.push({ value: part, path: `${at}.${field}[${i}]`, nested: true });
      });
    }
    if (value.Not !== undefined) waiting.push({ value: value.Not, path: `${at}.Not`, nested: true });
  }
  return found;
}
