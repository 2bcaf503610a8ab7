import { printable } from "../../../input/printable";
import type { AnyStatus } from "../words";

const SVG = "http://www.w3.org/2000/svg";

type Child = Node | string | number | undefined | false;

/** Attributes by their names, and listeners by `on` and the name of the event. */
interface Properties {
  readonly [name: string]: string | number | boolean | ((event: never) => void) | undefined;
}

/** An element with attributes, listeners and children. Text is only ever text, its controls shown. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== false) made.setAttribute(name, printable(String(value)));
  }
  append(made, ...children);
  return made;
}

export function append(parent: Node, ...children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(printable(String(child))));
  }
}

/** A text of the record's, whose direction does not reach what is around it. */
export function isolated(text: string, kind = ""): HTMLElement {
  return element("bdi", kind === "" ? {} : { class: kind }, text);
}

/** The shape of a status. */
export function glyph(status: AnyStatus): SVGElement {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "glyph");
  made.dataset.status = status;
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#glyph-${status}`);
  made.append(use);
  return made;
}

export function button(label: string, onclick: () => void, properties: Properties = {}): HTMLButtonElement {
  return element("button", { type: "button", onclick, ...properties }, label);
}

/** The element that the page is written with. */
export function found<Found extends Element = HTMLElement>(selector: string): Found {
  const element = document.querySelector<Found>(selector);
  if (element === null) throw new Error(`The page has no ${selector}`);
  return element;
}

/**
 * Scrolls a part of the page, and nothing around it, until a node in it is in sight. Before the next picture: by then all
 * that changes has changed, and the page is laid out once for it.
 */
export function scrollTo(part: HTMLElement, node: HTMLElement): void {
  requestAnimationFrame(() => {
    const [around, inner] = [part.getBoundingClientRect(), node.getBoundingClientRect()];
    if (inner.top < around.top) part.scrollTop += inner.top - around.top;
    else if (inner.bottom > around.bottom) {
      part.scrollTop += Math.min(inner.bottom - around.bottom, inner.top - around.top);
    }
  });
}
