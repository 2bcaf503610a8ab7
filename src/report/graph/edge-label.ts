import type { ScopeEdge } from "./scope-graph";
import { type Setting, shownText, textLines } from "./text-lines";
import { textWidth } from "./text-width";

/** What is written at an edge. */
export interface EdgeLabel {
  readonly lines: readonly string[];
  /** All of it, where the lines are not. */
  readonly full: string;
  readonly width: number;
  readonly height: number;
}

export const LABEL = { size: 11, line: 14, pad: 5 } as const;

const SETTING: Setting = { size: LABEL.size, width: 150, lines: 2 };
/** Conditions of several transitions that are drawn as one. */
const MOST = 3;

/** @returns undefined where there is nothing to say */
export function edgeLabel(edges: readonly ScopeEdge[]): EdgeLabel | undefined {
  const conditions = [...new Set(edges.flatMap((edge) => edge.conditions))];
  if (conditions.length === 0) return undefined;
  const shown = conditions.length > MOST ? conditions.slice(0, MOST - 1) : conditions;
  const lines = shown.flatMap((text) => textLines(text, { ...SETTING, lines: shown.length === 1 ? 2 : 1 }));
  const left = conditions.length - shown.length;
  const all = left > 0 ? [...lines, `and ${left} more`] : lines;
  return {
    lines: all,
    full: conditions.map(shownText).join("\n"),
    width: Math.ceil(Math.max(...all.map((line) => textWidth(line, LABEL.size)))) + 2 * LABEL.pad,
    height: all.length * LABEL.line + 4,
  };
}
