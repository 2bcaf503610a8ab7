import { describe, expect, it } from "vitest";
import { conditionText } from "../../../src/report/graph/condition-text";
import { stateDetails } from "../../../src/report/graph/state-details";
import { textLines } from "../../../src/report/graph/text-lines";
import { textWidth } from "../../../src/report/graph/text-width";

describe("a condition", () => {
  it.each([
    [{ Variable: "$.size", NumericGreaterThanEquals: 10 }, "$.size ≥ 10"],
    [{ Variable: "$.kind", StringEquals: "a" }, '$.kind = "a"'],
    [{ Variable: "$.kind", StringMatches: "a*" }, '$.kind matches "a*"'],
    [{ Variable: "$.a", TimestampLessThanPath: "$.b" }, "$.a < $.b"],
    [{ Variable: "$.a", IsPresent: false }, "$.a is not present"],
    [{ Variable: "$.a", IsNumeric: true }, "$.a is a numeric"],
    [{ Not: { Variable: "$.a", IsNull: true } }, "not $.a is null"],
    [
      {
        Or: [
          {
            And: [
              { Variable: "$.a", BooleanEquals: true },
              { Variable: "$.b", IsNull: true },
            ],
          },
          { Variable: "$.c", StringEquals: "" },
        ],
      },
      '($.a = true and $.b is null) or $.c = ""',
    ],
    [
      { And: Array(6).fill({ Variable: "$.a", IsNull: true }) },
      "$.a is null and $.a is null and $.a is null and $.a is null and …",
    ],
    [{ Condition: "{% $states.input.n >\n 1 %}" }, "input.n > 1"],
    [{ Condition: "{% ($states.input.n) %}" }, "input.n"],
    [{ Condition: true }, "true"],
    [{ And: 3, Next: "x" }, ""],
    [null, ""],
  ])("is written short: %j", (rule, text) => {
    expect(conditionText(rule)).toBe(text);
  });

  it("of any depth ends somewhere", () => {
    let rule: unknown = { Variable: "$.a", IsNull: true };
    for (let depth = 0; depth < 5000; depth += 1) rule = { Not: rule };
    expect(conditionText(rule)).toBe("not not not not not …");
  });
});

describe("what is worth knowing of a state", () => {
  it.each([
    [{ Type: "Task", Resource: `\${aws_lambda_function.activator.arn}` }, "Task · activator"],
    [{ Type: "Task", Resource: "arn:aws:lambda:eu-central-1:1:function:scenes:live" }, "Task · scenes"],
    [
      { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "scenes" } },
      "Task · scenes",
    ],
    [{ Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:getObject" }, "Task · s3:getObject"],
    [
      { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" },
      "Task · sqs:sendMessage.waitForTaskToken",
    ],
    [{ Type: "Task", Resource: "arn:aws:states:eu-central-1:1:activity:print" }, "Task · activity print"],
    [{ Type: "Task", Resource: 3 }, "Task"],
    [{ Type: "Wait", Seconds: 60 }, "Wait · 60 s"],
    [{ Type: "Wait", Seconds: "{% $n %}" }, "Wait · $n s"],
    [{ Type: "Wait", TimestampPath: "$.at" }, "Wait · until $.at"],
    [{ Type: "Fail", Error: "NotFound" }, "Fail · NotFound"],
    [
      { Type: "Map", MaxConcurrency: 10, ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" } } },
      "Map · distributed, 10 at once",
    ],
    [{ Type: "Parallel", Branches: [{}] }, "Parallel · 1 branch"],
    [{ Type: null }, "State"],
  ])("is its type, and what it does: %j", (state, text) => {
    expect(stateDetails(state as never)).toBe(text);
  });
});

describe("a text in lines", () => {
  const setting = { size: 10, width: 60, lines: 2 };

  it("breaks where it reads well, and ends with an ellipsis where it does not fit", () => {
    expect(textLines("short", setting)).toEqual(["short"]);
    expect(textLines("CheckReflectance", setting)).toEqual(["Check", "Reflectance"]);
    expect(textLines("check the reflectance of all", setting)).toEqual(["check the", "reflectance…"]);
    expect(textLines("x".repeat(100), setting).map((line) => line.length)).toEqual([12, 11]);
  });

  it("is never wider than it may be, whatever it is made of", () => {
    for (const text of [
      "W".repeat(90),
      "高光譜".repeat(30),
      "👩‍🚀🛰️".repeat(20),
      "e\u0301".repeat(90),
      "\u202e".repeat(40),
    ]) {
      const lines = textLines(text, setting);
      expect(lines).toHaveLength(2);
      expect(Math.max(...lines.map((line) => textWidth(line, 10)))).toBeLessThanOrEqual(60);
    }
  });

  it("breaks no character from its marks", () => {
    const lines = textLines("👩‍🚀".repeat(20), setting);
    expect(lines.join("")).not.toMatch(/\u200d(?:…|$)|^\u200d/u);
  });
});
