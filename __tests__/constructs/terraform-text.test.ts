import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terraformJson, terraformText } from "../../src/constructs/terraform-text";

const TOKEN = `\${${"TfToken[TOKEN.1]"}}`;

/** What a template's openings read as; a reference to an attribute reads as `REFERENCE`. */
const OPENINGS = new Map([
  ["$$" + "{", "$" + "{"],
  ["%%{", "%{"],
  [`\${"$"}`, "$"],
  [TOKEN, "REFERENCE"],
]);

/** Reads a template as Terraform does. */
function read(template: string): string {
  let text = "";
  for (let at = 0; at < template.length; ) {
    const opening = [...OPENINGS].find(([start]) => template.startsWith(start, at));
    if (opening === undefined && /^[$%]\{/.test(template.slice(at))) {
      throw new Error(`Terraform would evaluate ${template.slice(at)}`);
    }
    const [raw, meaning] = opening ?? [template.charAt(at), template.charAt(at)];
    text += meaning;
    at += raw.length;
  }
  return text;
}

/** Text made mostly of what a template is made of. */
const template = fc.string({ unit: fc.constantFrom("$", "%", "{", "}", '"', "\\", "~", "a", "é", "\n") });

describe("text for Terraform", () => {
  it.each([
    ["${name}", '${"$"}{name}'],
    ["%{if}", "%%{if}"],
    ["$${name}", '${"$"}${"$"}{name}'],
    ['{%{"a": 1}%}', '{%%{"a": 1}%}'],
    ["costs $5, 100%", "costs $5, 100%"],
    [`$${TOKEN}`, `\${"$"}${TOKEN}`],
    [`$$${TOKEN}`, `\${"$"}\${"$"}${TOKEN}`],
    [`%${TOKEN}:*`, `%${TOKEN}:*`],
  ])("is %j as %j", (text, escaped) => {
    expect(terraformText(text)).toBe(escaped);
  });

  it("reads back as the text it was made of", () => {
    fc.assert(
      fc.property(template, (text) => {
        expect(read(terraformText(text))).toBe(text);
      }),
    );
  });

  it("keeps references between any texts", () => {
    fc.assert(
      fc.property(template, template, (before, after) => {
        expect(read(terraformText(`${before}${TOKEN}${after}`))).toBe(`${before}REFERENCE${after}`);
      }),
    );
  });

  it("reads back as the JSON it was made of", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), template, (value, text) => {
        const json = { value, [text]: [text, `${text}${TOKEN}`] };
        const expected = JSON.stringify({ value, [text]: [text, `${text}REFERENCE`] });
        expect(JSON.stringify(JSON.parse(read(terraformJson(json))))).toBe(expected);
      }),
    );
  });
});
