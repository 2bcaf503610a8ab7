import type { FoundSelection } from "../found-selection";
import type { PageIndex } from "../shape";
import type { Store } from "./store";

/** A part of the page that shows what is selected. */
export interface View {
  show(found: FoundSelection): void;
}

/** What every part of the page works with. */
export interface Page {
  readonly index: PageIndex;
  readonly store: Store;
  /** Selects what an address names. */
  readonly go: (address: string) => void;
  /** Tells it to whoever listens to the page. */
  readonly announce: (text: string) => void;
}
