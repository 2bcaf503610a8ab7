import type { Definition } from "../../asl/definition";
import type { ScopeChange } from "../../review/definition/definition-change";
import type { Gate } from "../../review/review";

/** A piece of a line. */
export type Inline =
  /** Ours: it may be shown as it is. */
  | { readonly kind: "words"; readonly text: string }
  /** A sentence that can hold names from outside. */
  | { readonly kind: "prose"; readonly text: string }
  /** A name or a value, as it is. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly inlines: readonly Inline[] };

export type Line = readonly Inline[];

/** What a review is made of, whichever format it is written in. */
export type Block =
  | { readonly kind: "paragraph"; readonly line: Line }
  | { readonly kind: "list"; readonly items: readonly Line[] }
  /** A cell has any number of lines. */
  | {
      readonly kind: "table";
      readonly headings: readonly string[];
      readonly rows: readonly (readonly (readonly Line[])[])[];
    }
  | {
      readonly kind: "diagram";
      readonly title: string;
      readonly before?: Definition;
      readonly after?: Definition;
      readonly change?: ScopeChange;
    }
  /** Each line begins with its sign: `+`, `-`, `~`, `#` or a space. */
  | { readonly kind: "diff"; readonly lines: readonly string[] };

/** What is shown or left out as a whole. */
export interface Part {
  /** What a note calls it, where it is left out: `diagram`. */
  readonly name: string;
  /** Parts with less of it are left out first. */
  readonly importance: number;
  readonly blocks: readonly Block[];
  /** What stands for it where there is no room for all of it. */
  readonly brief?: readonly Block[];
}

/** What is said of one resource, or of many that are alike. */
export interface Section {
  readonly title: Line;
  /** The resource that it is about. */
  readonly subject?: string;
  /** Whether it is to be opened to be read; its title is all words then. */
  readonly isFolded: boolean;
  readonly parts: readonly Part[];
}

/** What was found for one gate. */
export interface FindingList {
  readonly gate: Gate;
  readonly isOpen: boolean;
  readonly title: Line;
  readonly items: readonly Line[];
}

/** A review, ready to be written. */
export interface ReviewDocument {
  readonly verdict: Line;
  readonly counts: Line;
  /** Whether something is to be accepted that is not. */
  readonly isOpen: boolean;
  readonly findings: readonly FindingList[];
  readonly sections: readonly Section[];
}

export const words = (text: string): Inline => ({ kind: "words", text });
export const prose = (text: string): Inline => ({ kind: "prose", text });
export const code = (text: string): Inline => ({ kind: "code", text });
export const strong = (...inlines: readonly Inline[]): Inline => ({ kind: "strong", inlines });

/** Codes with commas between them. */
export function codes(texts: readonly string[]): Line {
  return texts.flatMap((text, i) => (i === 0 ? [code(text)] : [words(", "), code(text)]));
}
