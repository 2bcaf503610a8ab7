import { describe, expect, it } from "vitest";
import { checkedRetention } from "../../src/constructs/log-retention";
import { userErrorOf } from "../user-error-of";

describe("a log group's retention", () => {
  it("is a number of days that CloudWatch Logs knows", () => {
    expect(checkedRetention(30, "stack/work")).toBe(30);
    expect(userErrorOf(() => checkedRetention(31, "stack/work"))).toBe(
      `error: CloudWatch Logs cannot keep log lines for this number of days
   at: stack/work (logRetentionDays)
  got: 31
  fix: Use one of: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653`,
    );
  });
});
