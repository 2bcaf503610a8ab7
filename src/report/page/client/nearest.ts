import type { PictureBox } from "./graph-culling";

interface Direction {
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The node that is the nearest in the direction of an arrow key; what is aside counts double. */
export function nearestIn(
  key: string,
  from: SVGGElement,
  nodes: Iterable<SVGGElement>,
  boxOf: (node: SVGGElement) => PictureBox,
): SVGGElement | undefined {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return undefined;
  const start = topOf(boxOf(from));
  let nearest: SVGGElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (node === from) continue;
    const { x, y } = topOf(boxOf(node));
    const ahead = (x - start.x) * direction.x + (y - start.y) * direction.y;
    const aside = Math.abs((x - start.x) * direction.y) + Math.abs((y - start.y) * direction.x);
    if (ahead <= 1 || aside > ahead * 4 + 200) continue;
    const distance = ahead + 2 * aside;
    if (distance < least) [least, nearest] = [distance, node];
  }
  return nearest;
}

/** The middle of a node's upper edge: what holds others reaches far down. */
function topOf({ x, y, width }: PictureBox): Direction {
  return { x: x + width / 2, y };
}
