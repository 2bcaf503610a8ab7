import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { definitionLayout, type PlacedScope } from "../../../src/report/graph/definition-layout";
import type { Box, Point, Route } from "../../../src/report/graph/geometry";
import { anyDefinition } from "./definitions";

describe("the layout of any definition", () => {
  it("puts every state into its box, and no two into the same place", () => {
    holds((layout, scope) => {
      const boxes = scope.layout.boxes;
      expect(pairs(boxes).filter(([a, b]) => overlap(a, b))).toEqual([]);
      expect(boxes.filter((box) => !isInside(box, { x: 0, y: 0, ...scope.layout }))).toEqual([]);
      for (const { box, panels, card } of scope.states) {
        expect(box.width).toBeGreaterThanOrEqual(card.width);
        for (const panel of panels) {
          expect(isInside(panel.box, box)).toBe(true);
          const inner = layout.scopes.get(panel.scope.path);
          expect(inner && isInside({ ...inner.at, ...inner.layout, ...size(inner) }, panel.box)).toBe(true);
        }
        expect(pairs(panels.map((panel) => panel.box)).filter(([a, b]) => overlap(a, b))).toEqual([]);
      }
    });
  });

  it("lets each edge begin at its state and end at the one that it leads to", () => {
    holds((_, { layout: { routes, boxes, graph } }) => {
      expect(new Set(routes.map(({ edge }) => edge))).toEqual(new Set(graph.edges));
      for (const { edge, points } of routes) {
        const [from, to] = [boxes[edge.from], boxes[edge.to]];
        expect(isOnBorder(points[0], from)).toBe(true);
        expect(isOnBorder(points.at(-1), to)).toBe(true);
      }
    });
  });

  it("leads no edge through a state", () => {
    holds((_, { layout: { routes, boxes } }) => {
      for (const route of routes) {
        const { from, to } = route.edge;
        for (const part of parts(route)) {
          const crossed = boxes.filter((box, node) => node !== from && node !== to && overlap(part, box));
          expect(crossed).toEqual([]);
        }
      }
    });
  });

  it("puts no label over a state or over another label, and all of them into the picture", () => {
    holds((_, { layout: { labels, boxes, width, height } }) => {
      const all = labels.map(({ box }) => box);
      expect(all.filter((label) => boxes.some((box) => overlap(label, box)))).toEqual([]);
      expect(all.filter((label) => !isInside(label, { x: 0, y: 0, width, height }))).toEqual([]);
      expect(pairs(all).filter(([a, b]) => overlap(a, b))).toEqual([]);
    });
  });
});

describe("a layout", () => {
  it("puts what comes after one another under one another, and the targets of a choice in their order", () => {
    const boxes = boxesOf({
      StartAt: "Which",
      States: {
        Which: {
          Type: "Choice",
          Choices: ["A", "B"].map((Next, i) => ({ Variable: "$.n", NumericEquals: i, Next })),
          Default: "C",
        },
        A: { Type: "Pass", Next: "Join" },
        B: { Type: "Pass", Next: "Join" },
        C: { Type: "Pass", Next: "Join" },
        Join: { Type: "Pass", Next: "Done" },
        Done: { Type: "Succeed" },
      },
    });
    const [which, a, b, c, join, done] = boxes.map((box) => ({ x: box.x + box.width / 2, y: box.y }));
    expect(order([which, a, join, done].map((place) => place?.y))).toBe("rising");
    expect([a?.y, b?.y]).toEqual([b?.y, c?.y]);
    expect(order([a, b, c].map((place) => place?.x))).toBe("rising");
    expect([which?.x, join?.x, done?.x]).toEqual([b?.x, b?.x, b?.x]);
  });

  it("keeps the way without errors straight, and puts a shared handler under its last state, on the right", () => {
    const names = ["A", "B", "C"];
    const [a, b, c, done, handler] = boxesOf({
      StartAt: "A",
      States: {
        ...Object.fromEntries(
          names.map((name, i) => [
            name,
            {
              Type: "Pass",
              Next: names[i + 1] ?? "Done",
              Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
            },
          ]),
        ),
        Done: { Type: "Pass", End: true },
        Failed: { Type: "Pass", End: true },
      },
    });
    expect([a?.x, b?.x, c?.x]).toEqual([done?.x, done?.x, done?.x]);
    expect(handler?.y).toBe(done?.y);
    expect(handler?.x).toBeGreaterThan(done?.x ?? 0);
  });

  it("lays out thousands of states, and scopes at any depth", () => {
    const count = 3000;
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `S${i}`,
        { Type: "Pass", Next: `S${(i + 1) % count}`, Catch: [{ ErrorEquals: ["States.ALL"], Next: "S0" }] },
      ]),
    );
    expect(boxesOf({ StartAt: "S0", States: chain })).toHaveLength(count + 1);
    let deep: Definition = { StartAt: "S", States: { S: { Type: "Pass", End: true } } };
    for (let depth = 0; depth < 1000; depth += 1) {
      deep = { StartAt: "S", States: { S: { Type: "Map", ItemProcessor: deep, End: true } } };
    }
    expect(definitionLayout(deep).scopes.size).toBe(1001);
  });
});

function holds(check: (layout: ReturnType<typeof definitionLayout>, scope: PlacedScope) => void): void {
  fc.assert(
    fc.property(anyDefinition(), (definition) => {
      const layout = definitionLayout(definition);
      for (const scope of layout.scopes.values()) check(layout, scope);
    }),
    { numRuns: 150 },
  );
}

function boxesOf(definition: unknown): readonly Box[] {
  return definitionLayout(definition as Definition).scopes.get("$")?.layout.boxes ?? [];
}

function size({ layout: { width, height } }: PlacedScope) {
  return { width, height };
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

/** Rounding aside. */
const NOTHING = 0.01;

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + NOTHING < b.x + b.width &&
    b.x + NOTHING < a.x + a.width &&
    a.y + NOTHING < b.y + b.height &&
    b.y + NOTHING < a.y + a.height
  );
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - NOTHING &&
    inner.y >= outer.y - NOTHING &&
    inner.x + inner.width <= outer.x + outer.width + NOTHING &&
    inner.y + inner.height <= outer.y + outer.height + NOTHING
  );
}

function isOnBorder(point: Point | undefined, box: Box | undefined): boolean {
  if (point === undefined || box === undefined) return false;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const isNear = (a: number, b: number) => Math.abs(a - b) < NOTHING;
  const acrossX = point.x >= box.x - NOTHING && point.x <= right + NOTHING;
  const acrossY = point.y >= box.y - NOTHING && point.y <= bottom + NOTHING;
  return (
    (acrossX && (isNear(point.y, box.y) || isNear(point.y, bottom))) ||
    (acrossY && (isNear(point.x, box.x) || isNear(point.x, right)))
  );
}

/** What a route takes up: a curve stays between its ends. */
function parts({ points }: Route): Box[] {
  return points.slice(1).map((point, i) => {
    const before = points[i] ?? point;
    const [x, width] = span(before.x, point.x);
    const [y, height] = span(before.y, point.y);
    return { x, y, width, height };
  });
}

/** From where to how far; a line has some thickness, or it would overlap nothing. */
function span(a: number, b: number): [number, number] {
  return a === b ? [a - 2 * NOTHING, 4 * NOTHING] : [Math.min(a, b), Math.abs(a - b)];
}

function order(values: readonly (number | undefined)[]): string {
  return values.every((value, i) => i === 0 || (value ?? 0) > (values[i - 1] ?? 0))
    ? "rising"
    : values.join(" ");
}
