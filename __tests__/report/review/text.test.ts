import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "../../../src/input/printable";
import { reviewText } from "../../../src/report/review/text";
import { hostileReview } from "./hostile-reviews";
import { NOTHING, STATE_ADDED } from "./sample-reviews";

const PLAIN = { color: false, ascii: false, width: 80 };

describe("a review on a terminal", () => {
  it("is two lines where nothing changes", () => {
    expect(reviewText([NOTHING], PLAIN)).toBe(
      "hsi-pipeline: Nothing changes\nNothing is created, changed or destroyed.\n",
    );
  });

  it("says what changes in lines that are no longer than the terminal is wide", () => {
    const text = reviewText([{ ...STATE_ADDED, machines: [] }], PLAIN);
    expect(text).toBe(`hsi-pipeline: One state is added, and a permission is widened
1 to destroy, 0 to replace, 0 to create, 3 to update

Something is destroyed or replaced: 1. To accept it: --accept destroy, or in a
pull request the label accept: destroy
  - aws_cloudwatch_log_group.old: The log group is destroyed, and its 30 days of
    logs with it. Keep it, or export its logs first. To accept it alone:
    --accept destroy=aws_cloudwatch_log_group.old

Permissions are widened: accepted
  - aws_iam_role.x["a b"], lambda:InvokeFunction: The role may invoke
    aws_lambda_function.processor from now on. (accepted)

Role hsi-prod-pipeline (aws_iam_role.pipeline) is updated
  Change              Action              Resource            Why
  ⚠ widened           lambda:Invoke       \${aws_lambda_       Processor invokes
  allowed from now    Function            function.processor  it
  on                                      .arn}
  narrowed            sqs:SendMessage     arn:aws:sqs:eu-     statement Jobs
  no longer allowed                       central-1:
                                          123456789012:jobs

Function hsi-prod-activator (aws_lambda_function.activator) is updated
  - Code: 12.3 kB → 13.1 kB (+812 B)
  - Environment, added: TABLE
  - Environment, changed: BUCKET

  Input                 Before  After   Difference
  lambdas/activator.ts  800 B   1.6 kB  +812 B

  Setting      Before  After
  memory_size  128     256

Outputs
  Output  Before       After
  arn     "arn:aws:x"  (known after apply: aws_sfn_state_machine.pipeline.arn)

Changed outside of Terraform: 1 resource
  # aws_lambda_function.processor has changed
  ~ timeout = 3 -> 9
  ~ environment {
  ~   variables = {
  ~     A = (sensitive value)
      }
    }

The rest: 2 resources
  # aws_cloudwatch_log_group.old will be destroyed
  # (delete because no resource config)
  - name = "/aws/lambda/old"
  - retention_in_days = 30

  # aws_ecs_task_definition.job must be replaced
  ~ container_definitions = jsonencode([ # forces replacement
  ~   {
  ~     image = "job:1" -> "job:2"
  ~     environment = [
  ~       {
  ~         value = "(sensitive value)" -> "(sensitive value, changed)"
            # (1 unchanged hidden)
          }
        ]
        # (1 unchanged hidden)
      }
    ])
  ~ db_password = (sensitive value)
  ~ tags = {
  ~   b = "2" -> "3"
      # (1 unchanged hidden)
    }
  + arn = (known after apply: aws_iam_role.job.arn)
  + key = (sensitive value)
  + policy = jsonencode({
  +   Resource = "\${aws_sqs_queue.jobs.arn}"
    })
    # (2 unchanged attributes hidden)
`);
  });

  it("is as the docs show it", () => {
    const review = { ...STATE_ADDED, machines: [], drift: [], others: STATE_ADDED.others.slice(0, 1) };
    const page = readFileSync("docs/reading-a-review.md", "utf8");
    expect(page).toContain(`\n\`\`\`\n${reviewText([review], { ...PLAIN, width: 100 })}\`\`\`\n`);
  });

  it("has the rows of the definition's table", () => {
    const text = reviewText([STATE_ADDED], PLAIN);
    expect(text).toContain("State machine hsi-prod-pipeline (aws_sfn_state_machine.pipeline) is updated\n");
    expect(text).toMatch(/^ {2}State +What +Before +After$/m);
  });

  it("says of a role that stays itself that its policies change", () => {
    const roles = STATE_ADDED.roles.slice(0, 1).map((role) => ({ ...role, action: "no-op" as const }));
    const [first] = roles;
    expect(reviewText([{ ...STATE_ADDED, roles }], { color: false, ascii: false, width: 200 })).toContain(
      `Role ${first?.name} (${first?.address}) stays, and its policies change\n`,
    );
  });

  it("has colours only where it may, and only ASCII of its own where it has to", () => {
    expect(reviewText([STATE_ADDED], { ...PLAIN, color: true })).toContain("\u001b[32m+ ");
    const ascii = reviewText([{ ...STATE_ADDED, machines: [] }], { ...PLAIN, ascii: true });
    expect(ascii).toMatch(/^[\n -~]*$/);
  });

  it("lets no name and no value steer the terminal", () => {
    fc.assert(
      fc.property(hostileReview, fc.integer({ min: 20, max: 160 }), (review, width) => {
        const text = reviewText([review], { ...PLAIN, width });
        expect(printable(text)).toBe(text);
        expect(text).not.toContain("\t");
      }),
    );
  });
});
