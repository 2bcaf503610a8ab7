import { createColors } from "picocolors";
import { printable, printableLine } from "../../input/printable";
import type { Review } from "../../review/review";
import { table } from "../table";
import { seen } from "../terminal/columns";
import type { Look } from "../terminal/look";
import type { Block, FindingList, Line, ReviewDocument, Section } from "./document";
import { reviewDocument } from "./review-document";

/** How reviews look on a terminal. */
export interface ReviewLook extends Look {
  /** Characters of a line. */
  readonly width: number;
}

const NARROWEST = 40;
/** What our own words are written with where there is only ASCII. */
const ASCII: Readonly<Record<string, string>> = { "→": "->", "…": "...", "⚠": "!", "−": "-", "–": "-" };

/** Reviews for a terminal. Of diagrams there are none; nothing is left out for its length. */
export function reviewText(reviews: readonly Review[], look: ReviewLook): string {
  return reviews.map((review) => new ReviewText(look).document(reviewDocument(review))).join("\n");
}

class ReviewText {
  readonly #colors: ReturnType<typeof createColors>;
  readonly #ascii: boolean;
  readonly #width: number;

  constructor({ color, ascii, width }: ReviewLook) {
    this.#colors = createColors(color);
    this.#ascii = ascii;
    this.#width = Math.max(width, NARROWEST);
  }

  document({ verdict, counts, isOpen, findings, sections }: ReviewDocument): string {
    const { bold, red, green } = this.#colors;
    const paint = isOpen ? red : green;
    const blocks = [
      [...this.#wrapped(verdict, "").map((line) => bold(paint(line))), ...this.#wrapped(counts, "")],
      ...findings.map((list) => this.#findings(list)),
      ...sections.map((section) => this.#section(section)),
    ];
    return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
  }

  #findings({ isOpen, title, items }: FindingList): string[] {
    const { bold, red, dim } = this.#colors;
    const paint = isOpen ? (text: string) => bold(red(text)) : dim;
    return [
      ...this.#wrapped(title, "").map(paint),
      ...items.flatMap((item) => this.#wrapped(item, "  ", "- ")),
    ];
  }

  #section({ title, parts }: Section): string[] {
    const { bold } = this.#colors;
    return [
      ...this.#wrapped(title, "").map(bold),
      ...parts
        .flatMap(({ blocks }) => blocks)
        .map((block) => this.#block(block))
        .filter((lines) => lines.length > 0)
        .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines])),
    ];
  }

  #block(block: Block): string[] {
    switch (block.kind) {
      case "paragraph":
        return this.#wrapped(block.line, "  ");
      case "list":
        return block.items.flatMap((item) => this.#wrapped(item, "  ", "- "));
      case "table": {
        const cells = block.rows.map((row) => row.map((lines) => lines.map((line) => this.#plain(line))));
        const text = table(block.headings, cells, this.#width - 2).trimEnd();
        return text.split("\n").map((line, i) => `  ${i === 0 ? this.#colors.dim(line) : line}`);
      }
      case "diagram":
        return [];
      case "diff":
        return block.lines.map((line) => `  ${this.#diffLine(line)}`);
    }
  }

  #diffLine(line: string): string {
    const { green, red, yellow, bold } = this.#colors;
    const paints: Readonly<Record<string, (text: string) => string>> = {
      "+": green,
      "-": red,
      "~": yellow,
      "#": bold,
    };
    return (paints[line.charAt(0)] ?? ((text) => text))(seen(line));
  }

  /** @param first begins the first line, after the indent; the others have as much room there */
  #wrapped(line: Line, indent: string, first = ""): string[] {
    const room = this.#width - indent.length - first.length;
    const lines: string[] = [];
    let current = "";
    for (const word of printable(this.#plain(line)).split(" ")) {
      if (current !== "" && current.length + 1 + word.length > room) {
        lines.push(current);
        current = word;
      } else current = current === "" ? word : `${current} ${word}`;
    }
    return [...lines, current].map(
      (text, i) => `${indent}${i === 0 ? first : " ".repeat(first.length)}${text}`,
    );
  }

  #plain(line: Line): string {
    return line
      .map((inline) => {
        if (inline.kind === "strong") return this.#plain(inline.inlines);
        if (inline.kind !== "words") return seen(printableLine(inline.text));
        return this.#ascii ? inline.text.replace(/[→…⚠−–]/g, (sign) => ASCII[sign] ?? sign) : inline.text;
      })
      .join("");
  }
}
