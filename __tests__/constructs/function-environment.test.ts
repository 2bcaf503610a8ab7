import { describe, expect, it } from "vitest";
import { functionEnvironment } from "../../src/constructs/function-environment";
import { problemsOf } from "../user-error-of";

describe("the environment of a function", () => {
  it("turns source maps on, and can turn them off", () => {
    expect(functionEnvironment({ TABLE: "scenes" }, "stack/work")).toEqual({
      NODE_OPTIONS: "--enable-source-maps",
      TABLE: "scenes",
    });
    expect(functionEnvironment({ NODE_OPTIONS: "" }, "stack/work")).toEqual({ NODE_OPTIONS: "" });
  });

  it("refuses each name that Lambda refuses", () => {
    const problems = problemsOf(() =>
      functionEnvironment({ "A-B": "", AWS_REGION: "", OK: "" }, "stack/work"),
    );
    const where = "stack/work (environment)";
    const remedy = "Give the variable another name";
    expect(problems).toEqual([
      {
        what: "The name of an environment variable is a letter, then letters, digits and underscores, two at the least",
        where,
        received: "A-B",
        remedy,
      },
      { what: "Lambda sets AWS_REGION itself", where, received: "AWS_REGION", remedy },
    ]);
  });
});
