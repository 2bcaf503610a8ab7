interface Point {
  readonly x: number;
  readonly y: number;
}

/** What hands do to a picture, in pixels of its place. */
export interface PictureMoves {
  pan(x: number, y: number): void;
  zoom(factor: number, at: Point): void;
}

/** Pixels that a pointer may move before it drags: hands shake when they press. */
const SHAKE = 4;
const LINE = 16;
const ZOOM_OF_PIXEL = 0.0015;

/** Moves a picture by dragging, and zooms it by the wheel and by two fingers. */
export class GraphPointers {
  readonly #canvas: HTMLElement;
  readonly #moves: PictureMoves;
  readonly #pointers = new Map<number, Point>();
  /** Whether what was pressed last has been dragged: then it is no click. */
  dragged = false;

  constructor(canvas: HTMLElement, moves: PictureMoves) {
    this.#canvas = canvas;
    this.#moves = moves;
    canvas.addEventListener("wheel", (event) => this.#turned(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      if (this.#pointers.size === 0) this.dragged = false;
      this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    canvas.addEventListener("pointermove", (event) => this.#moved(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
      canvas.addEventListener(end, (event) => this.#pointers.delete(event.pointerId));
    }
  }

  #turned(event: WheelEvent): void {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    this.#moves.zoom(
      Math.exp(-pixels * ZOOM_OF_PIXEL),
      this.#inCanvas({ x: event.clientX, y: event.clientY }),
    );
  }

  #moved(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    if (this.#pointers.size === 1) {
      if (!this.dragged && apart(now, before) < SHAKE) return;
      this.#canvas.setPointerCapture(event.pointerId);
      this.#moves.pan(before.x - now.x, before.y - now.y);
    } else {
      const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1] ?? now;
      const middle = this.#inCanvas({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      if (apart(before, other) > 0) this.#moves.zoom(apart(now, other) / apart(before, other), middle);
    }
    this.dragged = true;
    this.#pointers.set(event.pointerId, now);
  }

  #inCanvas({ x, y }: Point): Point {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: x - left, y: y - top };
  }
}

function apart(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
