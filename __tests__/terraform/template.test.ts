import fc from "fast-check";
import { expect, it } from "vitest";
import { terraformText } from "../../src/constructs/terraform-text";
import { templateParts } from "../../src/terraform/template";

it("takes texts and expressions apart", () => {
  expect(templateParts("to ${aws_sqs_queue.jobs.url} and on")).toEqual([
    { kind: "text", text: "to " },
    { kind: "expression", expression: "aws_sqs_queue.jobs.url", source: "${aws_sqs_queue.jobs.url}" },
    { kind: "text", text: " and on" },
  ]);
});

it("makes text of escapes and of literals", () => {
  expect(templateParts('$${a} %%{b} ${"$"}{c} ${ "d\\"" }')).toEqual([
    { kind: "text", text: '${a} %{b} ${c} d"' },
  ]);
});

it("finds the end of an expression behind braces and quotes", () => {
  const source = '${jsonencode({ a = "}", b = "\\"}" })}';
  expect(templateParts(`${source}.`)).toEqual([
    { kind: "expression", expression: source.slice(2, -1), source },
    { kind: "text", text: "." },
  ]);
});

it("keeps what is cut off as an expression", () => {
  expect(templateParts("a ${b")).toEqual([
    { kind: "text", text: "a " },
    { kind: "expression", expression: "b", source: "${b" },
  ]);
});

it("gives back every text that was escaped for Terraform", () => {
  const pieces = fc.constantFrom("$", "{", "}", "%", '"', "\\", "a", "${", "%{", "\n", "高");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (written) => {
      const text = written.join("");
      // cdktf gives `${"$"}` for a dollar sign before a brace.
      expect(templateParts(terraformText(text))).toEqual([{ kind: "text", text }]);
    }),
  );
});
