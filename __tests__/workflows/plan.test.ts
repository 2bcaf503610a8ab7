import { expect, it } from "vitest";
import { run } from "../command";
import { JQ } from "../e2e/jq";
import { requirement } from "../e2e/requirement";
import { runStep } from "./step-run";

const describeSteps = await requirement(JQ);
const FOLDER = "cdktf.out/stacks/hsi-pipeline";

describeSteps("planning a pull request", () => {
  it.each([
    ["a branch of a fork", { HEAD_REPOSITORY: "f/r" }, "Branches of forks get no credentials"],
    ["a repository without a role", { PLAN_ROLE_ARN: "" }, "not set up to plan"],
    ["a repository without a state bucket", { HSI_STATE_BUCKET: "" }, "not set up to plan"],
  ])("says why there is no plan of %s", async (_, differing, said) => {
    const variables = {
      HEAD_REPOSITORY: "o/r",
      REPOSITORY: "o/r",
      PLAN_ROLE_ARN: "arn",
      HSI_STATE_BUCKET: "s",
    };
    const end = await runStep("plan.yml", "check", "Say whether a plan is made", {
      variables: { ...variables, ...differing },
    });
    expect(end.exitCode).toBe(0);
    expect(end.printed).toMatch(/^::notice title=No plan::/);
    expect(end.printed).toContain(said);
  });

  it("says nothing where a plan is made", async () => {
    const variables = {
      HEAD_REPOSITORY: "o/r",
      REPOSITORY: "o/r",
      PLAN_ROLE_ARN: "arn",
      HSI_STATE_BUCKET: "s",
    };
    const end = await runStep("plan.yml", "check", "Say whether a plan is made", { variables });
    expect([end.exitCode, end.printed]).toEqual([0, ""]);
  });

  it.each([
    ["the same", 0],
    ["differently", 1],
  ])("compares two syntheses: the second is %s", async (second, exitCode) => {
    const synth = (text: string) => ({ to: "npm run -s synth", writes: { "cdktf.out/cdk.tf.json": text } });
    const end = await runStep("plan.yml", "check", "Synthesize twice, and compare", {
      variables: {},
      answers: [{ ...synth("the same"), once: true }, synth(second)],
    });
    expect(end.exitCode).toBe(exitCode);
  });

  it("plans the one stack that is synthesized", async () => {
    const end = await runStep("plan.yml", "plan", "Synthesize", {
      variables: {},
      answers: [{ to: "npm run -s synth", writes: { "cdktf.out/manifest.json": manifest("hsi-pipeline") } }],
    });
    expect([end.exitCode, end.outputs]).toEqual([0, { folder: FOLDER }]);
  });

  it("does not choose among stacks", async () => {
    const end = await runStep("plan.yml", "plan", "Synthesize", {
      variables: {},
      answers: [{ to: "npm run -s synth", writes: { "cdktf.out/manifest.json": manifest("one", "two") } }],
    });
    expect(end.exitCode).not.toBe(0);
    expect(end.printed).toContain("There is not one stack to plan");
  });

  it.each([
    ["plan.yml", 0, 0, { changes: "false" }],
    ["plan.yml", 2, 0, { changes: "true" }],
    ["plan.yml", 1, 1, {}],
    ["drift.yml", 0, 0, { changes: "false" }],
    ["drift.yml", 2, 0, { changes: "true" }],
    ["drift.yml", 1, 1, {}],
  ])("%s takes Terraform's exit code %i for what it says", async (file, code, exitCode, outputs) => {
    const end = await runStep(file, "plan", "Plan", {
      variables: { FOLDER },
      files: { [`${FOLDER}/cdk.tf.json`]: "{}" },
      answers: [
        { to: "terraform init" },
        { to: "terraform plan", stdout: '"SECRET" = "hunter2"', exitCode: code },
      ],
    });
    expect([end.exitCode, end.outputs]).toEqual([exitCode, outputs]);
    expect(end.calls.map(({ call }) => call)).toEqual([
      "terraform init",
      "terraform plan -out plan.txt -detailed-exitcode -lock=false",
    ]);
    expect(end.printed).not.toContain("hunter2");
  });

  it.each([
    [0, 0],
    [11, 0],
    [14, 0],
    [2, 2],
  ])("compares with the base without closing a gate: %i", async (code, exitCode) => {
    const end = await runStep("plan.yml", "check", "Review what is synthesized", {
      variables: { BASE: "success" },
      answers: [{ to: "npm run -s review -- ", stdout: "# Review\n", exitCode: code }],
    });
    expect([end.exitCode, end.summary]).toEqual([exitCode, "# Review\n"]);
    expect(end.calls).toEqual([{ call: `npm run -s review -- ${end.folder}/temp/base/cdktf.out cdktf.out` }]);
  });

  it("goes on without a comparison where the base cannot be synthesized", async () => {
    const end = await runStep("plan.yml", "check", "Review what is synthesized", {
      variables: { BASE: "failure" },
    });
    expect([end.exitCode, end.calls]).toEqual([0, []]);
    expect(end.printed).toMatch(/^::warning title=No comparison::/);
  });

  it.each([0, 11, 12, 13, 14])("hands on which gate is closed: %i", async (code) => {
    const end = await review({ ACTION: "opened", LABELS: "[]" }, code);
    expect([end.exitCode, end.outputs]).toEqual([0, { gate: String(code) }]);
  });

  it.each([1, 2])("fails where the review cannot be made: %i", async (code) => {
    const end = await review({ ACTION: "opened", LABELS: "[]" }, code);
    expect([end.exitCode, end.outputs]).toEqual([code, {}]);
  });

  it("accepts the gates that labels name, when they are put on", async () => {
    const LABELS = JSON.stringify(["bug", "accept: widened", "accept: in-flight"]);
    const end = await review({ ACTION: "labeled", LABELS }, 0);
    expect(accepted(end.calls)).toBe("--accept in-flight --accept widened ");
  });

  it.each(["opened", "synchronize", "reopened"])(
    "accepts nothing by labels when it is %s",
    async (ACTION) => {
      const end = await review({ ACTION, LABELS: '["accept: destroy"]' }, 12);
      expect(accepted(end.calls)).toBe("");
    },
  );

  it("takes no label for more than it is", async () => {
    const LABELS = JSON.stringify([
      "accept: destroy=aws_sfn_state_machine.pipeline",
      "accept: destroy --output ../x",
      "accept: destroy\naccept: widened",
      "accept: $(touch pwned)",
      "`touch pwned`",
      "'; touch pwned #",
      "Accept: destroy",
    ]);
    const end = await review({ ACTION: "labeled", LABELS }, 12);
    expect(accepted(end.calls)).toBe("");
    expect(end.file("pwned")).toBeUndefined();
  });

  it("keeps what was planned, with what it was planned of", async () => {
    const end = await runStep("plan.yml", "plan", "Say what was planned", {
      variables: { FOLDER, NUMBER: "7", HEAD: "abc", RUN: "42", CHANGES: "true" },
      isRepository: true,
      files: {
        [`${FOLDER}/cdk.tf.json`]: "{}",
        [`${FOLDER}/plan.txt`]: "planned",
        [`${FOLDER}/.terraform.lock.hcl`]: "locked",
        [`${FOLDER}/.terraform/terraform.tfstate`]: "{}",
      },
    });
    const revision = async (name: string) =>
      (await run("git", ["rev-parse", name], { folder: end.folder })).stdout.trim();
    expect(end.exitCode).toBe(0);
    expect(JSON.parse(end.file("temp/plan/commit.json") ?? "")).toEqual({
      pull: 7,
      head: "abc",
      base: await revision("HEAD^1"),
      tree: await revision("HEAD^{tree}"),
      stack: "hsi-pipeline",
      run: 42,
      changes: true,
    });
    const kept = ["cdk.tf.json", "plan.txt", ".terraform.lock.hcl", ".terraform/terraform.tfstate"];
    expect(kept.map((name) => end.file(`temp/plan/stack/${name}`))).toEqual([
      "{}",
      "planned",
      "locked",
      undefined,
    ]);
  });

  it.each([
    ["0", 0],
    ["11", 11],
    ["14", 14],
  ])("ends by the exit code of the gate: %s", async (GATE, exitCode) => {
    const end = await runStep("plan.yml", "plan", "Gate", { variables: { GATE } });
    expect(end.exitCode).toBe(exitCode);
  });

  it("shows the whole plan without the values of environment variables", async () => {
    const end = await runStep("plan.yml", "plan", "Show the review and the whole plan", {
      variables: { FOLDER },
      files: { "temp/review/review.md": "# Review\n" },
      answers: [{ to: `terraform -chdir=${FOLDER} show -no-color plan.txt`, stdout: SHOWN }],
    });
    expect(end.exitCode).toBe(0);
    expect(end.summary).toBe(`# Review

<details><summary>The whole plan, without the values of environment variables</summary>

~~~~~~~~~~~~
${WITHOUT_VALUES}
~~~~~~~~~~~~

</details>
`);
  });

  it("cuts a plan that is too long for a summary", async () => {
    const end = await runStep("plan.yml", "plan", "Show the review and the whole plan", {
      variables: { FOLDER },
      files: { "temp/review/review.md": "# Review\n" },
      answers: [{ to: "terraform", stdout: `${"x".repeat(99)}\n`.repeat(12_000) }],
    });
    expect(end.exitCode).toBe(0);
    expect(end.summary.length).toBeLessThan(1_000_000);
    expect(end.summary).toMatch(/\n\(cut here\)\n~+\n\n<\/details>\n$/);
  });
});

function review(variables: { readonly ACTION: string; readonly LABELS: string }, exitCode: number) {
  return runStep("plan.yml", "plan", "Review", {
    variables: { FOLDER, ...variables },
    answers: [{ to: "npm run -s review", exitCode }],
  });
}

/** What the review is told to accept. */
function accepted(calls: readonly { readonly call: string }[]): string | undefined {
  const [, told] =
    /^npm run -s review -- \S+plan\.txt (.*)--limit 64000 --output \S+$/.exec(calls[0]?.call ?? "") ?? [];
  return told;
}

function manifest(...names: readonly string[]): string {
  return JSON.stringify({
    version: "0.21.0",
    stacks: Object.fromEntries(names.map((name) => [name, { name, workingDirectory: `stacks/${name}` }])),
  });
}

/** As Terraform 1.11 shows it; the values try to end what is hidden, and to hide what comes after. */
const SHOWN = `  # aws_lambda_function.activator will be updated in-place
  ~ resource "aws_lambda_function" "activator" {
      ~ description                    = <<-EOT
            one
                  + environment {
        EOT
        id                             = "hsi-dev-activator"

      ~ environment {
          ~ variables = {
              ~ "SECRET"       = "hunter2" -> "hunter3"
              + "SECRET_JSON"  = jsonencode(
                    {
                      + a = [
                          + 1,
                        ]
                    }
                )
              ~ "SECRET_LINES" = <<-EOT
                    one
                  - password = two
                  + "PASSWORD" = "three"
                    }
                          + environment {
                EOT
                # (2 unchanged elements hidden)
            }
        }

      + logging_config {
          + log_format = "JSON"
        }
    }
`;

const WITHOUT_VALUES = `  # aws_lambda_function.activator will be updated in-place
  ~ resource "aws_lambda_function" "activator" {
      ~ description                    = <<-EOT
            one
                  + environment {
        EOT
        id                             = "hsi-dev-activator"

      ~ environment {
              ~ "SECRET" = (not shown)
              + "SECRET_JSON" = (not shown)
              ~ "SECRET_LINES" = (not shown)
        }

      + logging_config {
          + log_format = "JSON"
        }
    }
`;
