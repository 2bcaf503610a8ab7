import { Html, html } from "./html-text";
import { type AnyStatus, STATUSES } from "./words";

/** A shape for each status, told apart without its colour. */
const SHAPES: Readonly<Record<AnyStatus, string>> = {
  SUCCEEDED: '<circle class="body" cx="8" cy="8" r="7"/><path class="sign" d="m4.8 8.3 2.2 2.2 4.2-4.6"/>',
  FAILED: '<path class="body" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="sign" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>',
  CAUGHT: '<path class="body" d="M8 .8 15.4 14.4H.6z"/><path class="sign" d="M8 5.6v4m0 2.1v.3"/>',
  RUNNING: '<circle class="ring" cx="8" cy="8" r="6"/><path class="arc" d="M8 2a6 6 0 0 1 6 6"/>',
  ABORTED: '<rect class="body" x="1.5" y="1.5" width="13" height="13" rx="2"/><path class="sign" d="M5 8h6"/>',
  TIMED_OUT: '<circle class="body" cx="8" cy="8" r="7"/><path class="sign" d="M8 4v4.3l2.8 1.7"/>',
};

/** Once a page: what {@link glyph} refers to. */
export function glyphSprite(): Html {
  const symbols = STATUSES.map((status) => `<symbol id="glyph-${status}" viewBox="0 0 16 16">${SHAPES[status]}</symbol>`);
  return new Html(`<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join("")}</svg>`);
}

/** The shape of a status; the word stands beside it. */
export function glyph(status: AnyStatus): Html {
  return html`<svg class="glyph" data-status="${status}" aria-hidden="true"><use href="#glyph-${status}"/></svg>`;
}
