import type { Definition } from "../../asl/definition";
import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import { type Card, stateCard } from "./card";
import type { Size } from "./columns";
import { type Box, moved, type Point } from "./geometry";
import { innerScopes } from "./inner-scopes";
import type { GraphMarks } from "./marks";
import { type ScopeLayout, scopeLayout } from "./scope-layout";

/** The part of a Parallel or Map state's box that a scope is in. */
export interface Panel {
  readonly scope: Scope;
  readonly box: Box;
  /** Of a branch: `Branch 1`. */
  readonly label?: string;
}

export interface PlacedState {
  readonly named: NamedState;
  readonly card: Card;
  /** With the panels of the state, where it has any. */
  readonly box: Box;
  readonly panels: readonly Panel[];
}

/** A scope with its place in the whole picture. */
export interface PlacedScope {
  readonly scope: Scope;
  /** Its upper left corner, which the places of its layout are counted from. */
  readonly at: Point;
  readonly layout: ScopeLayout;
  readonly states: readonly PlacedState[];
}

export interface DefinitionLayout extends Size {
  /** By path, outermost first. */
  readonly scopes: ReadonlyMap<string, PlacedScope>;
}

const PAD = 14;
const BRANCH = { label: 20, gap: 12, widestRow: 1600 } as const;

/** The parts of a state's box, from its upper left corner. */
interface Held extends Size {
  readonly card: Card;
  readonly panels: readonly Panel[];
}

/** Lays out each scope by itself, the innermost first, and then puts it into the box of its state. */
export function definitionLayout(definition: Definition, marks?: GraphMarks): DefinitionLayout {
  const scopes = scopesOf(definition);
  const inner = innerScopes(scopes);
  const layouts = new Map<string, ScopeLayout>();
  const held = new Map<string, Held>();
  for (const scope of scopes.toReversed()) {
    const sizes = scope.named.map((named) => {
      const parts = holding(stateCard(named, marks), inner.get(named.path) ?? [], layouts);
      held.set(named.path, parts);
      return parts;
    });
    layouts.set(scope.path, scopeLayout(scope, sizes));
  }
  return placed(scopes, layouts, held);
}

function holding(card: Card, scopes: readonly Scope[], layouts: ReadonlyMap<string, ScopeLayout>): Held {
  if (scopes.length === 0) return { card, panels: [], width: card.width, height: card.height };
  const panels: Panel[] = [];
  let [x, y, rowHeight, right] = [PAD, card.height, 0, 0];
  scopes.forEach((scope, i) => {
    const { width, height } = layouts.get(scope.path) ?? { width: 0, height: 0 };
    const isBranch = scope.field === "Branches";
    const label = isBranch ? BRANCH.label : 0;
    const size = { width: Math.max(width + 2 * PAD, 90), height: height + label + 2 * PAD };
    if (x > PAD && x + size.width > BRANCH.widestRow)
      [x, y, rowHeight] = [PAD, y + rowHeight + BRANCH.gap, 0];
    panels.push({ scope, box: { x, y, ...size }, ...(isBranch && { label: `Branch ${i + 1}` }) });
    rowHeight = Math.max(rowHeight, size.height);
    right = Math.max(right, x + size.width);
    x += size.width + BRANCH.gap;
  });
  const width = Math.max(card.width, right + PAD);
  return { card, panels: spread(panels, width), width, height: y + rowHeight + PAD };
}

/** The panels of each row as high as the highest, and in the middle of the width. */
function spread(panels: readonly Panel[], width: number): Panel[] {
  return panels.map((panel) => {
    const row = panels.filter(({ box }) => box.y === panel.box.y).map(({ box }) => box);
    const last = row.at(-1) ?? panel.box;
    const by = (width - PAD - (last.x + last.width)) / 2;
    const height = row.reduce((most, box) => Math.max(most, box.height), 0);
    return { ...panel, box: { ...panel.box, x: panel.box.x + by, height } };
  });
}

const MARGIN = 20;

function placed(
  scopes: readonly Scope[],
  layouts: ReadonlyMap<string, ScopeLayout>,
  held: ReadonlyMap<string, Held>,
): DefinitionLayout {
  const found = new Map<string, PlacedScope>();
  const corners = new Map<string, Point>([["$", { x: MARGIN, y: MARGIN }]]);
  for (const scope of scopes) {
    const layout = layouts.get(scope.path);
    const at = corners.get(scope.path);
    if (layout === undefined || at === undefined) continue;
    const states = scope.named.flatMap((named, node): PlacedState[] => {
      const [box, parts] = [layout.boxes[node], held.get(named.path)];
      if (box === undefined || parts === undefined) return [];
      const own = moved(box, at);
      const panels = parts.panels.map((panel) => ({ ...panel, box: moved(panel.box, own) }));
      for (const panel of panels) corners.set(panel.scope.path, inside(panel, layouts.get(panel.scope.path)));
      return [{ named, card: parts.card, box: own, panels }];
    });
    found.set(scope.path, { scope, at, layout, states });
  }
  const { width = 0, height = 0 } = layouts.get("$") ?? {};
  return { width: width + 2 * MARGIN, height: height + 2 * MARGIN, scopes: found };
}

/** Where the scope of a panel begins: in the middle, under the label. */
function inside({ box, label }: Panel, layout: ScopeLayout | undefined): Point {
  return {
    x: box.x + (box.width - (layout?.width ?? 0)) / 2,
    y: box.y + PAD + (label === undefined ? 0 : BRANCH.label),
  };
}
