import { seen } from "../terminal/columns";
import type { Inline, Line } from "./document";
import { cutText } from "./value-text";

/** Characters of a value in a line. */
const LONGEST = 240;

/** Words that Markdown, and what GitHub makes of it, leave as they are: no names, no numbers of issues, no commits. */
const PLAIN =
  /^[(“]?[A-Za-z]+(?:[-'’][A-Za-z]+)*[)”]?[.,:;!?]?$|^(?:\d{1,6}|\d{1,3}(?:,\d{3})+)[,:;%]?$|^[–—→…]$/;
const HEXADECIMAL = /^\W*[0-9a-f]{7,}\W*$/i;

/**
 * A text that nothing can get out of, on one line: a code span. What cannot be seen, and what begins a comment of HTML, are
 * escapes in it. In code spans, GitHub makes no links and no mentions.
 *
 * @param inTable in a table, a pipe needs a backslash
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function codeSpan(text: string, inTable: boolean): string {
  const shown = cutText(shownText(text.slice(0, LONGEST * 2)), LONGEST);
  const body = inTable ? shown.replace(/(\\?)\|/g, pipe) : shown;
  if (body.trim() === "") return `\`"${body}"\``;
  const fence = "`".repeat(longestRun(body) + 1);
  const padding = /^[` ]|[` ]$/.test(body) ? " " : "";
  return `${fence}${padding}${body}${padding}${fence}`;
}

/** Parsers disagree about a pipe after two backslashes. */
function pipe(_found: string, backslash: string): string {
  return backslash === "" ? "\\|" : "\\\\u007c";
}

/** A text of a value, on one line. */
export function shownText(text: string): string {
  return seen(text).replaceAll("<!--", "\\u003c!--").replaceAll("-->", "--\\u003e");
}

/** A sentence in which everything but plain words is code. */
export function proseText(text: string, inTable: boolean): string {
  const pieces: string[] = [];
  let strange: string[] = [];
  const close = () => {
    if (strange.length === 0) return;
    const [, body = "", end = ""] = /^(.*?)([.,:;]?)$/s.exec(strange.join(" ")) ?? [];
    pieces.push(body === "" ? codeSpan(end, inTable) : `${codeSpan(body, inTable)}${end}`);
    strange = [];
  };
  for (const token of cutText(text, LONGEST * 2).split(" ")) {
    if (PLAIN.test(token) && !HEXADECIMAL.test(token)) {
      close();
      pieces.push(token);
    } else if (token !== "") strange.push(token);
  }
  close();
  return pieces.join(" ");
}

/** A line in Markdown. */
export function lineText(line: Line, inTable = false): string {
  return line.map((inline) => inlineText(inline, inTable)).join("");
}

function inlineText(inline: Inline, inTable: boolean): string {
  switch (inline.kind) {
    case "words":
      return inline.text;
    case "prose":
      return proseText(inline.text, inTable);
    case "code":
      return codeSpan(inline.text, inTable);
    case "strong":
      return `**${lineText(inline.inlines, inTable)}**`;
  }
}

/** A fence that no line inside of it closes. */
export function fenced(language: string, lines: readonly string[]): string {
  const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
  return [`${fence}${language}`, ...lines, fence].join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
