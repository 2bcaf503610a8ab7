import { SIGNS, type Sign } from "../graph/glyphs";
import { Html, html } from "./html-text";
import { type AnyStatus, STATUSES } from "./words";

/** The signs of the graph; what timed out failed. */
const SHAPES: Readonly<Record<AnyStatus, Sign>> = { ...SIGNS, TIMED_OUT: SIGNS.FAILED };

/** Once a page: what {@link glyph} refers to. */
export function glyphSprite(): Html {
  const symbols = STATUSES.map((status) => {
    const { shape, lines } = SHAPES[status];
    return `<symbol id="glyph-${status}" viewBox="-.5 -.5 13 13"><path class="body" d="${shape}"/><path class="sign" d="${lines}"/></symbol>`;
  });
  return new Html(`<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join("")}</svg>`);
}

/** The shape of a status; the word stands beside it. */
export function glyph(status: AnyStatus): Html {
  return html`<svg class="glyph" data-status="${status}" aria-hidden="true"><use href="#glyph-${status}"/></svg>`;
}
