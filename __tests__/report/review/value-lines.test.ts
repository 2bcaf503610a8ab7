import { describe, expect, it } from "vitest";
import { isChanged } from "../../../src/report/review/pairs";
import { attributeLines } from "../../../src/report/review/value-lines";
import { PartlyKnown, Sensitive, Unknown } from "../../../src/review/planned-value";

describe("the lines of an attribute", () => {
  it("are one for a value, with what is not known named", () => {
    expect(attributeLines("a", { before: 1, after: 2 })).toEqual(["~ a = 1 -> 2"]);
    expect(attributeLines("a", { after: "x\n" })).toEqual(['+ a = "x\\n"']);
    expect(attributeLines("a", { before: true })).toEqual(["- a = true"]);
    expect(attributeLines("a b", { before: "x", after: new Unknown(["aws_x.y.arn"]) })).toEqual([
      '~ "a b" = "x" -> (known after apply: aws_x.y.arn)',
    ]);
    expect(attributeLines("a", { before: "x", after: new Sensitive(true) })).toEqual([
      '~ a = "x" -> (sensitive value)',
    ]);
    expect(attributeLines("a", { before: new Sensitive(true), after: new Sensitive(true) })).toEqual([
      "~ a = (sensitive value)",
    ]);
  });

  it("leave out what stays, and count it", () => {
    expect(
      attributeLines("tags", { before: { a: "1", b: "2", c: "3" }, after: { a: "1", b: "0", c: "3" } }),
    ).toEqual(["~ tags = {", '~   b = "2" -> "0"', "    # (2 unchanged hidden)", "  }"]);
  });

  it("show lists of objects as blocks, each that changes", () => {
    expect(
      attributeLines("rule", { before: [{ n: 1 }, { n: 2 }], after: [{ n: 1 }, { n: 3 }, { n: 4 }] }),
    ).toEqual(["~ rule {", "~   n = 2 -> 3", "  }", "+ rule {", "+   n = 4", "  }"]);
  });

  it("show what comes into a list and goes out of it", () => {
    expect(attributeLines("ids", { before: ["a", "b", "d"], after: ["a", "c", "b", "d"] })).toEqual([
      "~ ids = [",
      '+   "c"',
      "    # (3 unchanged hidden)",
      "  ]",
    ]);
    expect(attributeLines("ids", { before: ["a"], after: [] })).toEqual(["~ ids = [", '-   "a"', "  ]"]);
  });

  it("show texts that hold JSON as what they hold", () => {
    const after = new PartlyKnown('{"A":[{"b":"${aws_x.y.arn}"}],"C":1}', ["aws_x.y.arn"]);
    expect(
      attributeLines("policy", { before: '{"A":[{"b":"x"}],"C":1}', after }, " # forces replacement"),
    ).toEqual([
      "~ policy = jsonencode({ # forces replacement",
      "~   A = [",
      "~     {",
      '~       b = "x" -> "${aws_x.y.arn}"',
      "      }",
      "    ]",
      "    # (1 unchanged hidden)",
      "  })",
    ]);
  });

  it("are cut where a value is long", () => {
    expect(attributeLines("a", { after: "x".repeat(500) })).toEqual([`+ a = "${"x".repeat(199)}…`]);
  });

  it("are there where nothing but a sensitive value changes in it", () => {
    const sides = { before: [{ a: new Sensitive(true) }], after: [{ a: new Sensitive(true) }] };
    expect(isChanged(sides)).toBe(true);
    expect(attributeLines("env", sides)).toEqual(["~ env {", "~   a = (sensitive value)", "  }"]);
    expect(isChanged({ before: new Sensitive(false), after: new Sensitive(false) })).toBe(false);
  });
});
