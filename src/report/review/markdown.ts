import type { Review } from "../../review/review";
import { assembled, type WrittenReview, writtenReview } from "./markdown-review";
import { Omissions } from "./omissions";
import { reviewDocument } from "./review-document";

/**
 * Reviews as Markdown, as GitHub shows it in a comment. Where there is not room for all, whole sections are left out, the
 * least important ones first, and a note names them; the verdict, the counts and what was found stay. No name and no value
 * gets out of the code that it stands in, and no secret is in it.
 *
 * @param limit the most characters, 2,000 at least; GitHub's comments have room for 65,536
 */
export function reviewMarkdown(reviews: readonly Review[], { limit }: { readonly limit: number }): string {
  const written = reviews.map((review) => writtenReview(reviewDocument(review)));
  const whole = assembled(written, new Omissions());
  if (whole.length <= limit) return whole;
  const omissions = new Omissions();
  let length = whole.length;
  const parts = written.flatMap(({ sections }) => sections.flatMap((section) => section.parts));
  const inOrder = parts
    .map((part, place) => ({ part, place }))
    .sort((a, b) => a.part.importance - b.part.importance || b.place - a.place);
  for (const { part } of inOrder) {
    while (length + omissions.noteLength(limit) > limit && omissions.shorten(part)) {
      length = whole.length - omissions.saved;
    }
  }
  const rest = assembled(written, omissions, limit);
  return rest.length <= limit ? rest : findingsAlone(written, limit);
}

/** As many of the findings as there is room for, and of the reviews where there is not even room for their verdicts. */
function findingsAlone(written: readonly WrittenReview[], limit: number): string {
  const all = written.reduce(
    (sum, { findings }) => sum + findings.reduce((n, { items }) => n + items.length, 0),
    0,
  );
  const byFindings = (count: number) => assembled(written, new Omissions({ findings: count }), limit);
  const byReviews = (count: number) =>
    assembled(written.slice(0, count), new Omissions({ reviews: written.length - count }), limit);
  const findings = most(all, (count) => byFindings(count).length <= limit);
  if (findings !== undefined) return byFindings(findings);
  return byReviews(most(written.length, (count) => byReviews(count).length <= limit) ?? 0);
}

/** The largest count up to one that fits; undefined where none does. */
function most(largest: number, fits: (count: number) => boolean): number | undefined {
  if (!fits(0)) return undefined;
  let [low, high] = [0, largest];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
