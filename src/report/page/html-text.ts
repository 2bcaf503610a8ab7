import { printable } from "../../input/printable";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup that may be put into a page as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Hole = Html | string | number | readonly Html[] | undefined;

/** Markup with values in it: text is escaped, its controls are shown, markup is as it is, and undefined is nothing. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(String.raw({ raw: parts }, ...holes.map(markupOf)));
}

function markupOf(hole: Hole): string {
  if (hole === undefined) return "";
  if (hole instanceof Html) return hole.markup;
  if (typeof hole === "object") return hole.map(({ markup }) => markup).join("");
  return printable(String(hole)).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
