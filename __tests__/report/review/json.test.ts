import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewJson } from "../../../src/report/review/json";
import { PartlyKnown, Sensitive, Unknown } from "../../../src/review/planned-value";
import { hostileReview } from "./hostile-reviews";
import { NOTHING } from "./sample-reviews";

describe("a review as JSON", () => {
  it("has the members of the model, and says what is not known and what is sensitive", () => {
    const text = reviewJson([
      {
        ...NOTHING,
        outputs: [
          { name: "a", action: "update", before: "x", after: new Unknown(["aws_x.y.arn"]) },
          { name: "b", action: "create", after: [{ c: new Sensitive(true) }] },
          { name: "d", action: "create", after: new PartlyKnown("arn:x", ["aws_x.y.id"]) },
        ],
      },
    ]);
    expect(text.endsWith("}\n")).toBe(true);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      reviews: [
        {
          ...NOTHING,
          outputs: [
            { name: "a", action: "update", before: "x", after: { unknown: ["aws_x.y.arn"] } },
            { name: "b", action: "create", after: [{ c: { sensitive: true, changed: true } }] },
            { name: "d", action: "create", after: { text: "arn:x", unknown: ["aws_x.y.id"] } },
          ],
        },
      ],
    });
  });

  it("is JSON whatever the names and values are", () => {
    fc.assert(
      fc.property(fc.array(hostileReview, { maxLength: 2 }), (reviews) => {
        const { version, reviews: read } = JSON.parse(reviewJson(reviews)) as {
          readonly version: number;
          readonly reviews: readonly unknown[];
        };
        expect([version, read.length]).toEqual([1, reviews.length]);
      }),
    );
  });
});
