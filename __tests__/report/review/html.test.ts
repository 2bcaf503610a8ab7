import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewHtml } from "../../../src/report/review/html";
import { hostileReview, MARKER } from "./hostile-reviews";
import { tagsOf } from "./read-markdown";
import { NOTHING, STATE_ADDED } from "./sample-reviews";

const OWN =
  /^<(?:!doctype html|\/?(?:html|head|body|main|title|style|header|h1|h2|p|section|ul|li|code|bdi|strong|details|summary|pre|span|div|table|thead|tbody|tr|th|td|figure|figcaption|meta|svg|desc|rect|path|g|text|circle|tspan)\b[^<>]*)>$/;

/** What is between elements, and in which of them. */
const body = (page: string) => page.slice(page.indexOf("<body>"), page.indexOf("</body>") + 7);

describe("a review as a page", () => {
  it("needs nothing from outside, and runs nothing", () => {
    const page = reviewHtml([STATE_ADDED]);
    expect(page).toMatch(/http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; [^"]*"/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|href=/);
    expect(page.match(/<svg /g)).toHaveLength(2);
  });

  it("says that nothing changes", () => {
    expect(body(reviewHtml([NOTHING]))).toBe(`<body>
<main>
<header class="verdict">
<h1><code><bdi>hsi-pipeline</bdi></code><bdi>: </bdi><bdi>Nothing changes</bdi></h1>
<p class="counts"><bdi>Nothing is created, changed or destroyed.</bdi></p>
</header>

</main>
</body>`);
  });

  it("marks each line of a difference by what happens to it", () => {
    expect(
      reviewHtml([STATE_ADDED]),
    ).toContain(`<pre class="diff"><span class="note"># aws_lambda_function.processor has changed
</span><span class="changed">~ timeout = 3 -&gt; 9
</span>`);
  });

  it("has no elements but its own, whatever the names and values are", () => {
    fc.assert(
      fc.property(fc.array(hostileReview, { minLength: 1, maxLength: 2 }), (reviews) => {
        const page = body(reviewHtml(reviews).replace(/<style>[^<]*<\/style>/g, ""));
        const tags = tagsOf(page);
        expect(tags.filter((tag) => !OWN.test(tag))).toEqual([]);
        const attributes = tags.filter(
          (tag) => tag.includes(MARKER) && !/^<div [^<>]*aria-label="[^"]*">$/.test(tag),
        );
        expect(attributes).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
