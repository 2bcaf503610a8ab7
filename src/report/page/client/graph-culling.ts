const SVG = "http://www.w3.org/2000/svg";

/** A box in the picture's units. */
export interface PictureBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Parts that are in the document together, or a comment in their place: what is not displayed is laid out all the same. */
interface Group {
  readonly node: SVGGElement;
  readonly placeholder: Comment;
  readonly box: PictureBox;
  /** Smaller groups in it. */
  readonly inner: readonly Group[];
}

/** Pictures with fewer parts are drawn whole. */
const FEW = 400;
/** Parts that come and go together: what follows each other in the picture is close to each other. */
const TOGETHER = 12;
/** Groups of them that do so at once, where none is in sight. */
const GROUPS = 16;
/** Units that they may be apart. */
const NEAR = 3000;
/** Pixels for a unit below which no text can be made out. */
export const TINY = 0.14;

/** Keeps what is out of sight of a large picture out of the document: it is neither laid out nor painted. */
export class GraphCulling {
  readonly #svg: SVGSVGElement;
  readonly #boxes = new Map<SVGGElement, PictureBox>();
  readonly #groups: Group[] = [];

  constructor(svg: SVGSVGElement) {
    this.#svg = svg;
    // All at once: each box that is asked for after a change would lay the picture out anew.
    const parts = [...svg.querySelectorAll<SVGGElement>(":scope > g")];
    for (const part of parts) this.#boxes.set(part, part.getBBox());
    if (parts.length <= FEW) return;
    const groups: Group[] = [];
    for (let from = 0; from < parts.length; ) {
      const members = together(parts, from, (part) => this.boxOf(part));
      groups.push(grouped(members, around(members.map((part) => this.boxOf(part))), []));
      from += members.length;
    }
    for (let from = 0; from < groups.length; from += GROUPS) {
      const inner = groups.slice(from, from + GROUPS);
      const nodes = inner.map(({ node }) => node);
      this.#groups.push(grouped(nodes, around(inner.map(({ box }) => box)), inner));
    }
  }

  /** Where a part is, in sight or not. */
  boxOf(part: SVGGElement): PictureBox {
    return this.#boxes.get(part) ?? part.getBBox();
  }

  look({ x, y, width, height }: PictureBox, scale: number): void {
    this.#svg.classList.toggle("tiny", scale < TINY);
    const right = x + width;
    const bottom = y + height;
    const place = (groups: readonly Group[]) => {
      for (const { node, placeholder, box, inner } of groups) {
        const hidden = box.x > right || box.y > bottom || box.x + box.width < x || box.y + box.height < y;
        if (hidden) {
          if (node.parentNode !== null) node.replaceWith(placeholder);
          continue;
        }
        if (placeholder.parentNode !== null) placeholder.replaceWith(node);
        place(inner);
      }
    };
    place(this.#groups);
  }
}

/** Puts nodes that follow each other into one, in their place. */
function grouped(nodes: readonly SVGGElement[], box: PictureBox, inner: readonly Group[]): Group {
  const node = document.createElementNS(SVG, "g");
  nodes[0]?.before(node);
  node.append(...nodes);
  return { node, placeholder: document.createComment(""), box, inner };
}

/** The next parts that are close to each other. */
function together(
  parts: readonly SVGGElement[],
  from: number,
  boxOf: (part: SVGGElement) => PictureBox,
): SVGGElement[] {
  const members = parts.slice(from, from + TOGETHER);
  const end = members.findIndex((_, i) => {
    const { width, height } = around(members.slice(0, i + 1).map(boxOf));
    return width > NEAR || height > NEAR;
  });
  return end === -1 ? members : members.slice(0, Math.max(1, end));
}

function around(boxes: readonly PictureBox[]): PictureBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
