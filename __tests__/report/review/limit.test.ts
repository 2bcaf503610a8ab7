import { describe, expect, it } from "vitest";
import { reviewMarkdown } from "../../../src/report/review/markdown";
import type { Finding, Review } from "../../../src/review/review";
import type { ResourceChange } from "../../../src/review/stack-change";
import { NOTHING, STATE_ADDED } from "./sample-reviews";

const resource = (number: number): ResourceChange => ({
  address: `aws_sqs_queue.jobs[${number}]`,
  mode: "managed",
  type: "aws_sqs_queue",
  name: "jobs",
  action: "create",
  after: { name: `jobs-${number}`, policy: "x".repeat(400) },
  replacedBy: [],
});

const finding = (number: number): Finding => ({
  gate: "destroy",
  address: `aws_sqs_queue.jobs[${number}]`,
  what: "The queue is destroyed",
  isAccepted: false,
});

const many = (count: number): Review => ({
  ...STATE_ADDED,
  others: Array.from({ length: count }, (_, i) => resource(i)),
});

const headings = (markdown: string) =>
  markdown.split("\n").filter((line) => /^(?:#### |<summary>)/.test(line));
const note = (markdown: string) => markdown.split("\n").filter((line) => line.startsWith("> "));

describe("a review that has to be short", () => {
  it("leaves out nothing where all has room", () => {
    const markdown = reviewMarkdown([STATE_ADDED], { limit: 65_000 });
    expect(note(markdown)).toEqual([]);
    expect(headings(markdown)).toHaveLength(6);
  });

  it("names the rest instead of showing it, where 500 resources change", () => {
    const markdown = reviewMarkdown([many(500)], { limit: 65_000 });
    expect(markdown.length).toBeLessThanOrEqual(65_000);
    expect(note(markdown)).toEqual([
      "> Shortened to stay under 65,000 characters: the rest (500 resources).",
    ]);
    expect(markdown).toContain("- `aws_sqs_queue.jobs[499]` will be created\n");
    expect(markdown).not.toContain("```diff\n# aws_sqs_queue");
  });

  it("leaves out the least important first, and says what", () => {
    const four = <T>(items: readonly T[]): T[] => Array.from({ length: 4 }, () => items).flat();
    const { roles, functions } = STATE_ADDED;
    const review = { ...many(1500), machines: [], roles: four(roles), functions: four(functions) };
    const shown = [65_000, 4200, 3200, 2400].map((limit) => {
      const markdown = reviewMarkdown([review], { limit });
      expect(markdown.length).toBeLessThanOrEqual(limit);
      return [headings(markdown).length, ...note(markdown)];
    });
    const gone =
      "the rest (1,500 resources), what was changed outside of Terraform, outputs, inputs of `hsi-prod-activator`, inputs of `hsi-prod-activator`, inputs of `hsi-prod-activator`";
    expect(shown).toEqual([
      [10, "> Left out to stay under 65,000 characters: the rest (1,500 resources)."],
      [
        10,
        "> Left out to stay under 4,200 characters: the rest (1,500 resources). Shortened to stay under 4,200 characters: what was changed outside of Terraform.",
      ],
      [7, `> Left out to stay under 3,200 characters: ${gone} and 6 more.`],
      [2, `> Left out to stay under 2,400 characters: ${gone} and 11 more.`],
    ]);
  });

  it("has less of it the shorter it has to be", () => {
    let before: readonly string[] | undefined;
    for (let limit = 6000; limit >= 2000; limit -= 100) {
      const markdown = reviewMarkdown([STATE_ADDED], { limit });
      expect(markdown.length).toBeLessThanOrEqual(limit);
      expect(markdown).toContain("Something is destroyed or replaced: 1.");
      const now = headings(markdown);
      expect((before ?? now).filter((one) => now.includes(one))).toEqual(now);
      before = now;
    }
    expect(before).not.toContain("<summary>The rest: 2 resources</summary>");
  });

  it("cuts findings by whole ones where there are too many, and counts them", () => {
    const findings = Array.from({ length: 100 }, (_, i) => finding(i));
    const markdown = reviewMarkdown([{ ...STATE_ADDED, findings }], { limit: 2000 });
    expect(markdown.length).toBeLessThanOrEqual(2000);
    expect(markdown).toMatch(/^- `aws_sqs_queue\.jobs\[0\]`: The queue is destroyed\. .*`$/m);
    const shown = markdown.split("\n").filter((line) => line.startsWith("- ")).length;
    expect(markdown).toContain(`… and ${100 - shown} more findings\n`);
    expect(note(markdown)).toEqual([
      "> Left out to stay under 2,000 characters: everything but what is to be accepted.",
    ]);
    expect(headings(markdown)).toEqual([]);
  });

  it("counts the stacks whose verdicts have no room", () => {
    const markdown = reviewMarkdown(
      Array.from({ length: 200 }, () => NOTHING),
      { limit: 2000 },
    );
    expect(markdown.length).toBeLessThanOrEqual(2000);
    const shown = markdown.split("\n").filter((line) => line.startsWith("### ")).length;
    expect(shown).toBeGreaterThan(10);
    expect(markdown).toContain(`… and ${200 - shown} more stacks\n`);
  });
});
