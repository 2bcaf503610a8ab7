import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f";

function found(fields: object) {
  return checkDefinition({
    StartAt: "A",
    States: { A: { Type: "Task", Resource: ARN, End: true, ...fields } },
  }).filter(({ code }) => code === "FIELD_TYPE");
}

describe("a field", () => {
  it.each([
    ["Comment", 1, "a text"],
    ["InputPath", ["$.a"], "a path or null"],
    ["OutputPath", {}, "a path or null"],
    ["ResultPath", 1, "a path or null"],
    ["Assign", "{% {} %}", "an object"],
    ["Assign", null, "an object"],
    ["TimeoutSeconds", "60", "a number"],
    ["TimeoutSecondsPath", 60, "a path"],
    ["HeartbeatSeconds", true, "a number"],
    ["HeartbeatSeconds", "{% 1 %}", "a number"],
  ])("%s that holds %j is found wrong", (field, value, kind) => {
    expect(found({ [field]: value })).toEqual([
      {
        code: "FIELD_TYPE",
        severity: "error",
        message: `${field} is not ${kind}`,
        path: `$.States.A.${field}`,
        value,
        remedy: expect.stringMatching(/^(Give|Put) /),
      },
    ]);
  });

  it.each([
    { InputPath: null, OutputPath: "$.a", ResultPath: null },
    { QueryLanguage: "JSONata", TimeoutSeconds: 60, HeartbeatSeconds: "{% $n %}" },
    { Assign: { "a.$": "$.b" }, Comment: "" },
    { Parameters: [1], ResultSelector: null },
    { TimeoutSeconds: `\${timeout}` },
  ])("is accepted in %j", (fields) => {
    expect(found(fields)).toEqual([]);
  });
});

describe("a value", () => {
  it.each([
    ["Timestamp", "2026-01-01", "Timestamp is a moment with seconds and an offset, as RFC 3339 writes it"],
    ["Seconds", 1.5, "Seconds is a whole number from 0 to 99999999"],
    ["Seconds", -1, "Seconds is a whole number from 0 to 99999999"],
  ])("of a Wait's %s that is %j is found wrong", (field, value, message) => {
    const wait = { Type: "Wait", [field]: value, End: true };
    const found = checkDefinition({ StartAt: "A", States: { A: wait } });
    expect(found.map((one) => [one.code, one.message, one.path, one.value])).toEqual([
      ["FIELD_VALUE", message, `$.States.A.${field}`, value],
    ]);
  });

  it.each(["", "a b", "x".repeat(41), "a:b"])("of a Map's Label that is %j is found wrong", (Label) => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: "I",
      States: { I: { Type: "Succeed" } },
    };
    const found = (given: string) =>
      checkDefinition({
        StartAt: "A",
        States: { A: { Type: "Map", ItemProcessor, Label: given, End: true } },
      });
    expect(found(Label).map(({ code, path }) => [code, path])).toEqual([["FIELD_VALUE", "$.States.A.Label"]]);
    expect(found("x-Y_1")).toEqual([]);
  });
});
