import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewMarkdown } from "../../../src/report/review/markdown";
import { codeSpan, fenced, proseText } from "../../../src/report/review/markdown-text";
import { hostileReview, hostileText, MARKER } from "./hostile-reviews";
import { cellCounts, markdownHtml, outsideOfCode, tagsOf } from "./read-markdown";

/** The elements that a review is made of. */
const OWN =
  /^<\/?(?:h3|h4|p|strong|code|pre|ul|li|table|thead|tbody|tr|th|td|details|summary|blockquote)>$|^<br ?\/?>$|^<code class="language-(?:diff|mermaid)">$/;

describe("Markdown of hostile names and values", () => {
  it("has no elements but its own, and nothing from outside but in code", () => {
    fc.assert(
      fc.property(fc.array(hostileReview, { minLength: 1, maxLength: 2 }), (reviews) => {
        const markdown = reviewMarkdown(reviews, { limit: 1_000_000 });
        const html = markdownHtml(markdown);
        expect(tagsOf(html).filter((tag) => !OWN.test(tag))).toEqual([]);
        expect(outsideOfCode(html)).not.toContain(MARKER);
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
      }),
      { numRuns: 60 },
    );
  });

  it("has as many cells in each row of a table as in its first", () => {
    fc.assert(
      fc.property(hostileReview, (review) => {
        for (const counts of cellCounts(reviewMarkdown([review], { limit: 1_000_000 }))) {
          expect(new Set(counts).size).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is never longer than it may be, and whole in itself wherever it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(hostileReview, { maxLength: 12 }),
        fc.integer({ min: 2000, max: 20_000 }),
        (reviews, limit) => {
          const markdown = reviewMarkdown(reviews, { limit });
          expect(markdown.length).toBeLessThanOrEqual(limit);
          const html = markdownHtml(markdown);
          expect(tagsOf(html).filter((tag) => !OWN.test(tag))).toEqual([]);
          expect(outsideOfCode(html)).not.toContain(MARKER);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("mentions nobody and links nothing in sentences", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const outside = outsideOfCode(markdownHtml(`Said: ${proseText(text, false)}`));
        expect(outside).toMatch(
          /^<p>Said: [A-Za-z0-9 .,:;!?()'’“”%–—→…-]*(?:<code><\/code>[A-Za-z0-9 .,:;!?()'’“”%–—→…-]*)*<\/p>$/,
        );
        expect(outside).not.toMatch(/\b[0-9a-f]{7,}\b/i);
      }),
    );
  });

  it.each([
    ["octocat", "octocat"],
    ["@octocat", "`@octocat`"],
    ["see #12, please", "see `#12`, please"],
    ["commit deadbeef.", "commit `deadbeef`."],
    ["1. first", "`1`. first"],
    ["a `b` c", "a `` `b` `` c"],
    [
      "the role aws_iam_role.x may not sqs:SendMessage any more",
      "the role `aws_iam_role.x` may not `sqs:SendMessage` any more",
    ],
    ["from 3 to 1,000 items", "from 3 to 1,000 items"],
  ])("writes the sentence %j as %j", (text, markdown) => {
    expect(proseText(text, false)).toBe(markdown);
  });

  it.each([
    ["a|b", "`a\\|b`"],
    ["a\\|b", "`a\\\\u007cb`"],
    ["", '`""`'],
    [" ", '`" "`'],
    ["`", "`` ` ``"],
    ["a\nb\t\u202e", "`a\\nb\\t\\u202e`"],
    ["<!-- x -->", "`\\u003c!-- x --\\u003e`"],
    ["a".repeat(300), `\`${"a".repeat(240)}…\``],
  ])("writes %j in a table as %j", (text, markdown) => {
    expect(codeSpan(text, true)).toBe(markdown);
  });

  it("fences lines with more backticks than any of them has", () => {
    expect(fenced("diff", ["a ```` b", "```"])).toBe("`````diff\na ```` b\n```\n`````");
  });
});
