import { codeSpan } from "./markdown-text";
import { cutText } from "./value-text";

/** A part that was written, from all of it to nothing. */
export interface WrittenPart {
  readonly name: string;
  /** The resource that it is about. */
  readonly subject?: string;
  readonly importance: number;
  readonly forms: readonly string[];
}

const MOST_NAMED = 6;
const LONGEST_SUBJECT = 40;

/** What is left out of a text, so that it is short enough. */
export class Omissions {
  /** How many findings stay, of all reviews; with it, or with `reviews`, no section does. @default all */
  readonly findings: number;
  /** How many reviews are left out; of those that stay, the findings are counted only. */
  readonly reviews: number | undefined;
  readonly #isBare: boolean;
  readonly #forms = new Map<WrittenPart, number>();
  #saved = 0;

  constructor({ findings, reviews }: { readonly findings?: number; readonly reviews?: number } = {}) {
    this.findings = reviews === undefined ? (findings ?? Number.POSITIVE_INFINITY) : 0;
    this.reviews = reviews;
    this.#isBare = findings !== undefined || reviews !== undefined;
  }

  /** Characters that are not written, at least. */
  get saved(): number {
    return this.#saved;
  }

  /** Has a part written in a shorter form; whether there was one. */
  shorten(part: WrittenPart): boolean {
    const form = this.#forms.get(part) ?? 0;
    if (form >= part.forms.length) return false;
    this.#saved += (part.forms[form]?.length ?? 0) - (part.forms[form + 1]?.length ?? 0);
    this.#forms.set(part, form + 1);
    return true;
  }

  /** A part as it is to be written; empty where it is left out. */
  formOf(part: WrittenPart): string {
    return this.#isBare ? "" : (part.forms[this.#forms.get(part) ?? 0] ?? "");
  }

  noteLength(limit: number): number {
    return this.note(limit).length;
  }

  /** What was left out, in words; empty where nothing was. */
  note(limit: number): string {
    const under = `to stay under ${limit.toLocaleString("en-US")} characters`;
    if (this.#isBare) return `> Left out ${under}: everything but what is to be accepted.`;
    const cut = [...this.#forms.keys()];
    const gone = cut.filter((part) => this.formOf(part) === "");
    const short = cut.filter((part) => this.formOf(part) !== "");
    const lines = [
      ...(gone.length === 0 ? [] : [`Left out ${under}: ${named(gone)}.`]),
      ...(short.length === 0 ? [] : [`Shortened ${under}: ${named(short)}.`]),
    ];
    return lines.length === 0 ? "" : `> ${lines.join(" ")}`;
  }
}

function named(parts: readonly WrittenPart[]): string {
  const names = parts
    .slice(0, MOST_NAMED)
    .map(({ name, subject }) =>
      subject === undefined ? name : `${name} of ${codeSpan(cutText(subject, LONGEST_SUBJECT), false)}`,
    );
  const more = parts.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
