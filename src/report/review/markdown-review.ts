import type { Part, ReviewDocument, Section } from "./document";
import { blocksText } from "./markdown-blocks";
import { lineText } from "./markdown-text";
import type { Omissions, WrittenPart } from "./omissions";

interface WrittenSection {
  readonly title: string;
  readonly isFolded: boolean;
  readonly parts: readonly WrittenPart[];
}

/** A review in pieces of Markdown. */
export interface WrittenReview {
  readonly head: string;
  readonly findings: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly sections: readonly WrittenSection[];
}

export function writtenReview({ verdict, counts, findings, sections }: ReviewDocument): WrittenReview {
  return {
    head: `### ${lineText(verdict)}\n\n${lineText(counts)}`,
    findings: findings.map(({ isOpen, title, items }) => ({
      title: `**${isOpen ? "⛔" : "☑"}** ${lineText(title)}`,
      items: items.map((item) => `- ${lineText(item)}`),
    })),
    sections: sections.map(writtenSection),
  };
}

function writtenSection({ title, subject, isFolded, parts }: Section): WrittenSection {
  return {
    title: lineText(title),
    isFolded,
    parts: parts.map((part) => ({
      name: part.name,
      ...(subject !== undefined && { subject }),
      importance: part.importance,
      forms: formsOf(part),
    })),
  };
}

function formsOf({ blocks, brief }: Part): string[] {
  return [blocksText(blocks), ...(brief === undefined ? [] : [blocksText(brief)])];
}

/** @param limit for the note; absent where nothing is left out */
export function assembled(reviews: readonly WrittenReview[], omissions: Omissions, limit?: number): string {
  const note = limit === undefined ? "" : omissions.note(limit);
  let room = omissions.findings;
  const texts = reviews.map(({ head, findings, sections }, i) => {
    const lists = omissions.reviews === undefined ? findingLists(findings, room) : [findingCount(findings)];
    room -= Math.min(
      room,
      findings.reduce((sum, { items }) => sum + items.length, 0),
    );
    return joined([
      head,
      ...lists,
      ...(i === 0 ? [note] : []),
      ...sections.map((one) => sectionText(one, omissions)),
    ]);
  });
  const { reviews: gone = 0 } = omissions;
  const rest = gone > 0 ? [`… and ${gone} more ${gone === 1 ? "stack" : "stacks"}`] : [];
  return `${joined([...texts, ...rest, ...(reviews.length === 0 ? [note] : [])])}\n`;
}

/** The lists of what was found, with a number of items at most; of those that are left out, how many they are. */
function findingLists(lists: WrittenReview["findings"], most: number): string[] {
  let room = most;
  let left = 0;
  const texts = lists.map(({ title, items }) => {
    const shown = items.slice(0, room);
    room -= shown.length;
    left += items.length - shown.length;
    return joined([title, shown.join("\n")]);
  });
  return left === 0 ? texts : [...texts, `… and ${left} more findings`];
}

function findingCount(lists: WrittenReview["findings"]): string {
  const count = lists.reduce((sum, { items }) => sum + items.length, 0);
  return count === 0 ? "" : `⛔ ${count} findings`;
}

function sectionText({ title, isFolded, parts }: WrittenSection, omissions: Omissions): string {
  const body = joined(parts.map((part) => omissions.formOf(part)));
  if (body === "" && parts.length > 0) return "";
  if (isFolded) return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
  return joined([`#### ${title}`, body]);
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}
