import { describe, expect, it } from "vitest";
import { changeMermaid } from "../../../src/report/review/change-mermaid";
import { definitionRows } from "../../../src/report/review/definition-table";
import { reviewMarkdown } from "../../../src/report/review/markdown";
import type { Review } from "../../../src/review/review";
import { NOTHING, STATE_ADDED } from "./sample-reviews";

const LIMIT = { limit: 65_000 };

describe("a review as Markdown", () => {
  it("is a verdict and a line where nothing changes", () => {
    expect(reviewMarkdown([NOTHING], LIMIT)).toBe(
      "### `hsi-pipeline`: Nothing changes\n\nNothing is created, changed or destroyed.\n",
    );
  });

  it("says what is to be accepted first, then what changes, then the rest as Terraform does", () => {
    expect(
      reviewMarkdown([{ ...STATE_ADDED, machines: [] }], LIMIT),
    ).toBe(`### \`hsi-pipeline\`: One state is added, and a permission is widened

**1 to destroy**, 0 to replace, 0 to create, 3 to update

**⛔** Something is destroyed or replaced: 1. To accept it: \`--accept destroy\`, or in a pull request the label \`accept: destroy\`

- \`aws_cloudwatch_log_group.old\`: The log group is destroyed, and its 30 days of logs with it. Keep it, or export its logs first. To accept it alone: \`--accept destroy=aws_cloudwatch_log_group.old\`

**☑** Permissions are widened: accepted

- \`aws_iam_role.x["a b"]\`, \`lambda:InvokeFunction\`: The role may invoke \`aws_lambda_function.processor\` from now on. (accepted)

#### Role \`hsi-prod-pipeline\` (\`aws_iam_role.pipeline\`) is updated

| Change | Action | Resource | Why |
| --- | --- | --- | --- |
| **⚠ widened**<br>allowed from now on | \`lambda:InvokeFunction\` | \`\${aws_lambda_function.processor.arn}\` | Processor invokes it |
| narrowed<br>no longer allowed | \`sqs:SendMessage\` | \`arn:aws:sqs:eu-central-1:123456789012:jobs\` | statement \`Jobs\` |

#### Function \`hsi-prod-activator\` (\`aws_lambda_function.activator\`) is updated

- Code: 12.3 kB → 13.1 kB (+812 B)
- Environment, added: \`TABLE\`
- Environment, changed: \`BUCKET\`

| Input | Before | After | Difference |
| --- | --- | --- | --- |
| \`lambdas/activator.ts\` | 800 B | 1.6 kB | +812 B |

| Setting | Before | After |
| --- | --- | --- |
| \`memory_size\` | \`128\` | \`256\` |

#### Outputs

| Output | Before | After |
| --- | --- | --- |
| \`arn\` | \`"arn:aws:x"\` | \`(known after apply: aws_sfn_state_machine.pipeline.arn)\` |

<details>
<summary>Changed outside of Terraform: 1 resource</summary>

\`\`\`diff
# aws_lambda_function.processor has changed
~ timeout = 3 -> 9
~ environment {
~   variables = {
~     A = (sensitive value)
    }
  }
\`\`\`

</details>

<details>
<summary>The rest: 2 resources</summary>

\`\`\`diff
# aws_cloudwatch_log_group.old will be destroyed
# (delete because no resource config)
- name = "/aws/lambda/old"
- retention_in_days = 30
\`\`\`

\`\`\`diff
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
\`\`\`

</details>
`);
  });

  it("draws the machine before and after, and has a row for whatever changes in a state", () => {
    const [machine] = STATE_ADDED.machines;
    const { before, after, definition } = machine ?? {};
    const markdown = reviewMarkdown([STATE_ADDED], LIMIT);
    expect(markdown).toContain(
      `#### State machine \`hsi-prod-pipeline\` (\`aws_sfn_state_machine.pipeline\`) is updated

\`\`\`mermaid
${changeMermaid(before, after, definition).trimEnd()}
\`\`\`

Known only when the change is applied: \`aws_lambda_function.processor.arn\`.

| State | What | Before | After |
| --- | --- | --- | --- |
`,
    );
    const rows = definition === undefined ? [] : definitionRows(definition);
    expect(markdown.match(/^\| `(?:Activator|Processor)` \|.*\|$/gm)).toHaveLength(rows.length);
  });

  it("draws a machine as it will be at its first deployment, and names what is not known yet", () => {
    const [machine] = STATE_ADDED.machines;
    const { after } = machine ?? {};
    const review: Review = {
      ...NOTHING,
      counts: { ...NOTHING.counts, create: 1 },
      machines: [
        {
          address: "aws_sfn_state_machine.pipeline",
          name: "aws_sfn_state_machine.pipeline",
          action: "create",
          ...(after !== undefined && { after }),
          settings: [],
          diagnostics: [],
        },
      ],
    };
    expect(reviewMarkdown([review], LIMIT)).toBe(`### \`hsi-pipeline\`: Nothing changes

0 to destroy, 0 to replace, 1 to create, 0 to update

#### State machine \`aws_sfn_state_machine.pipeline\` is created

\`\`\`mermaid
${changeMermaid(undefined, after, undefined).trimEnd()}
\`\`\`

Known only when the change is applied: \`aws_lambda_function.activator.arn\`, \`aws_lambda_function.processor.arn\`.
`);
  });
});
