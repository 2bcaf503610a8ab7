import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const SCOPE = { StartAt: "A", States: { A: { Type: "Succeed" } } };

describe("a definition is found wrong", () => {
  it.each([
    ["TimeoutSeconds", "60", "a number"],
    ["QueryLanguage", 1, "a text"],
    ["Comment", {}, "a text"],
    ["Version", 1, "a text"],
  ])("where its %s is %j", (field, value, kind) => {
    expect(checkDefinition({ ...SCOPE, [field]: value })).toEqual([
      {
        code: "FIELD_TYPE",
        severity: "error",
        message: `${field} is not ${kind}`,
        path: `$.${field}`,
        value,
        remedy: expect.stringMatching(/^Give a /),
      },
    ]);
  });

  it("but not where all is well", () => {
    expect(
      checkDefinition({
        ...SCOPE,
        TimeoutSeconds: 60,
        QueryLanguage: "JSONata",
        Comment: "",
        Version: "1.0",
      }),
    ).toEqual([]);
  });
});
