import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f";
const ErrorEquals = ["States.ALL"];

function found(fields: object) {
  return checkDefinition({
    StartAt: "A",
    States: { A: { Type: "Task", Resource: ARN, End: true, ...fields } },
  });
}

describe("a retrier or catcher is found wrong", () => {
  it.each(["IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds"])(
    "where a retrier's %s is no number",
    (field) => {
      expect(found({ Retry: [{ ErrorEquals, [field]: "3" }] })).toEqual([
        {
          code: "FIELD_TYPE",
          severity: "error",
          message: `${field} is not a number`,
          path: `$.States.A.Retry[0].${field}`,
          value: "3",
          remedy: "Give a number, without quotes",
        },
      ]);
    },
  );

  it("where a catcher leads nowhere", () => {
    expect(found({ Catch: [{ ErrorEquals }] })).toEqual([
      {
        code: "CATCH_TARGET",
        severity: "error",
        message: "Catcher 1 leads nowhere",
        path: "$.States.A.Catch[0]",
        value: { ErrorEquals },
        remedy: "Give the catcher a Next",
      },
    ]);
  });

  it("where a catcher's ResultPath or Assign has another type", () => {
    const wrong = found({ Catch: [{ ErrorEquals, Next: "A", ResultPath: 1, Assign: [] }] });
    expect(wrong.map(({ path, message }) => [path, message])).toEqual([
      ["$.States.A.Catch[0].ResultPath", "ResultPath is not a path or null"],
      ["$.States.A.Catch[0].Assign", "Assign is not an object"],
    ]);
  });

  it("but not where all is well", () => {
    expect(
      found({
        Retry: [
          { ErrorEquals, IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1.5, JitterStrategy: "FULL" },
        ],
        Catch: [{ ErrorEquals, Next: "A", ResultPath: null, Assign: {} }],
      }),
    ).toEqual([]);
  });
});
