import { describe, expect, it } from "vitest";
import { consolePage } from "../../src/constructs/console-page";

describe("the console's page of a machine", () => {
  it.each([
    [
      "us-east-1",
      "https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/statemachines/view/ARN",
    ],
    [
      "us-gov-west-1",
      "https://us-gov-west-1.console.amazonaws-us-gov.com/states/home?region=us-gov-west-1#/statemachines/view/ARN",
    ],
    [
      "cn-north-1",
      "https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#/statemachines/view/ARN",
    ],
  ])("lies in the partition of %s", (region, page) => {
    expect(consolePage(region, "ARN")).toBe(page);
  });
});
