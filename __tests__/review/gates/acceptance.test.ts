import { describe, expect, it } from "vitest";
import { exitCodeOf } from "../../../src/review/gates/exit-code";
import { reviewOf } from "../../../src/review/review-of";
import { userErrorOf } from "../../user-error-of";
import { changed, changedStack, policy } from "../changed-stack";

const STACK = changedStack([
  changed("aws_cloudwatch_log_group.pipeline", { before: { name: "pipeline" } }),
  changed("aws_cloudwatch_log_group.activator", { before: { name: "activator" } }),
  changed("aws_iam_role_policy.pipeline", {
    before: { role: "elsewhere", policy: policy() },
    after: {
      role: "elsewhere",
      policy: policy({ Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:a:1:jobs" }),
    },
  }),
]);

const review = (...accept: readonly string[]) => reviewOf(STACK, { accept });
const exitCode = (...accept: readonly string[]) => exitCodeOf(review(...accept).findings);

describe("what is to be accepted", () => {
  it("closes the first gate, in their order, that found what is not accepted", () => {
    expect([
      exitCode(),
      exitCode("destroy"),
      exitCode("destroy", "widened"),
      exitCode("destroy=aws_cloudwatch_log_group.pipeline", "widened"),
      exitCode(
        "destroy=aws_cloudwatch_log_group.pipeline",
        "destroy=aws_cloudwatch_log_group.activator",
        "widened=aws_iam_role_policy.pipeline",
      ),
    ]).toEqual([12, 13, 0, 12, 0]);
  });

  it("has an exit code for each gate", () => {
    const finding = { address: "a.b", what: "It breaks", isAccepted: false } as const;
    const codes = (["in-flight", "destroy", "widened", "validation"] as const).map((gate) =>
      exitCodeOf([{ ...finding, gate }]),
    );
    expect(codes).toEqual([11, 12, 13, 14]);
  });

  it("stands in the findings", () => {
    const { findings } = review("destroy=aws_cloudwatch_log_group.pipeline");
    expect(findings.map(({ address, isAccepted }) => [address, isAccepted])).toEqual([
      ["aws_cloudwatch_log_group.pipeline", true],
      ["aws_cloudwatch_log_group.activator", false],
      ["aws_iam_role_policy.pipeline", false],
    ]);
  });

  it("is refused where there is no such gate, each that is wrong", () => {
    const error = userErrorOf(() => review("destroys", "widened=", "destroy"));
    expect(error.match(/got: .*/g)).toEqual(['got: "destroys"', 'got: "widened="']);
  });

  it("is named where nothing is found for it", () => {
    const given = ["destroy", "destroy=aws_cloudwatch_log_group.other", "in-flight"];
    expect(review(...given).acceptedInVain).toEqual(given.slice(1));
    expect(review("destroy").acceptedInVain).toBeUndefined();
  });
});
