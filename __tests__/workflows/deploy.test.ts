import { expect, it } from "vitest";
import { JQ } from "../e2e/jq";
import { requirement } from "../e2e/requirement";
import { type Answer, runStep } from "./step-run";

const describeSteps = await requirement(JQ);

const PULLS = "gh api --paginate repos/o/r/commits/sha/pulls";
const PULL = "gh api repos/o/r/pulls/7";
const RUNS = "gh api --paginate repos/o/r/actions/workflows/plan.yml/runs?event=pull_request&head_sha=head";
const ARTIFACTS = "gh api repos/o/r/actions/runs/42/artifacts?name=plan";
const COMMIT = {
  pull: 7,
  head: "head",
  base: "base",
  tree: "tree",
  stack: "hsi-pipeline",
  run: 42,
  changes: true,
};

const MERGED = { number: 7, merged_at: "2026-01-01", merge_commit_sha: "sha", base: { ref: "main" } };
const RUN = {
  id: 42,
  event: "pull_request",
  head_sha: "head",
  head_repository: { full_name: "o/r" },
  path: ".github/workflows/plan.yml",
  run_started_at: "2026-01-02T00:00:00Z",
  conclusion: "success",
};
const ARTIFACT = { id: 99, name: "plan", expired: false, created_at: "2026-01-02" };

interface Github {
  readonly pulls?: readonly unknown[];
  readonly pull?: unknown;
  readonly runs?: readonly unknown[];
  readonly artifacts?: readonly unknown[];
}

function github({
  pulls = [MERGED],
  pull = { merged: true, base: { ref: "main" }, head: { sha: "head" } },
  runs = [RUN],
  artifacts = [ARTIFACT],
}: Github): Answer[] {
  return [
    { to: PULLS, stdout: JSON.stringify(pulls) },
    { to: PULL, stdout: JSON.stringify(pull) },
    { to: RUNS, stdout: JSON.stringify({ workflow_runs: runs }) },
    { to: ARTIFACTS, stdout: JSON.stringify({ artifacts }) },
  ];
}

const VARIABLES = { GH_TOKEN: "token", REPOSITORY: "o/r", SHA: "sha", DEPLOY_ROLE_ARN: "arn", INPUT: "" };

function find(differing: Github, variables: Readonly<Record<string, string>> = {}) {
  return runStep("deploy.yml", "find", "Find the pull request and its plan", {
    variables: { ...VARIABLES, ...variables },
    answers: github(differing),
  });
}

const FOUND = { number: "7", head: "head", run: "42", artifact: "99" };

describeSteps("finding what was planned", () => {
  it("goes from the commit to its pull request, the run of its plan and what that kept", async () => {
    const end = await find({
      pulls: [
        { ...MERGED, number: 5, merged_at: null },
        { ...MERGED, number: 6, merge_commit_sha: "other" },
        { ...MERGED, number: 8, base: { ref: "release" } },
        MERGED,
      ],
      runs: [
        { ...RUN, id: 1, head_repository: { full_name: "mallory/r" }, run_started_at: "2026-01-09" },
        { ...RUN, id: 2, event: "workflow_dispatch", run_started_at: "2026-01-09" },
        { ...RUN, id: 3, path: ".github/workflows/other.yml", run_started_at: "2026-01-09" },
        { ...RUN, id: 4, head_sha: "other", run_started_at: "2026-01-09" },
        { ...RUN, id: 5, conclusion: "failure", run_started_at: "2026-01-01" },
        RUN,
      ],
      artifacts: [{ ...ARTIFACT, id: 98, created_at: "2026-01-01" }, ARTIFACT],
    });
    expect([end.exitCode, end.outputs]).toEqual([0, FOUND]);
  });

  it("takes the number that it is started with", async () => {
    const end = await find({}, { INPUT: "7" });
    expect(end.outputs).toEqual(FOUND);
    expect(end.calls.map(({ call }) => call)).not.toContainEqual(expect.stringContaining("/commits/"));
  });

  it("ends without a failure in a repository that is not set up", async () => {
    const end = await find({}, { DEPLOY_ROLE_ARN: "" });
    expect([end.exitCode, end.outputs, end.calls]).toEqual([0, {}, []]);
    expect(end.printed).toContain("DEPLOY_ROLE_ARN is missing");
  });

  it.each<[string, Github, Readonly<Record<string, string>>, string]>([
    ["a commit that was pushed to main directly", { pulls: [] }, {}, "came to main by no pull request"],
    ["a number that is none", {}, { INPUT: "7; touch pwned" }, "came to main by no pull request"],
    [
      "a pull request that is not merged",
      { pull: { merged: false, base: { ref: "main" }, head: { sha: "head" } } },
      { INPUT: "7" },
      "Pull request 7 was not merged into main.",
    ],
    ["one that was never planned", { runs: [] }, {}, "Pull request 7 was never planned"],
    [
      "a last plan that failed, whatever an earlier one did",
      { runs: [RUN, { ...RUN, id: 43, conclusion: "failure", run_started_at: "2026-01-03" }] },
      {},
      "The last plan of pull request 7 is not a success: failure. When it has succeeded (Actions, Plan, run 43, Re-run all jobs), start this workflow with the number 7.",
    ],
    [
      "a plan that is still being made",
      { runs: [{ ...RUN, conclusion: null }] },
      {},
      "is not a success: still running.",
    ],
    [
      "a plan that has expired",
      { artifacts: [{ ...ARTIFACT, expired: true }] },
      {},
      "The plan of pull request 7 was not kept, or has expired.",
    ],
  ])("refuses %s, and says what to do", async (_, differing, variables, said) => {
    const end = await find(differing, variables);
    expect([end.exitCode, end.outputs]).toEqual([1, {}]);
    expect(end.printed).toMatch(/^::error title=Nothing is deployed::/);
    expect(end.printed).toContain(said);
    expect(end.file("pwned")).toBeUndefined();
  });
});

function check(commit: unknown, tree = "tree") {
  return runStep("deploy.yml", "find", "Check what was planned", {
    variables: { ...VARIABLES, NUMBER: "7", HEAD: "head", RUN: "42", STACK: "hsi-pipeline" },
    files: { "plan/commit.json": JSON.stringify(commit) },
    answers: [{ to: "gh api repos/o/r/git/commits/sha", stdout: JSON.stringify({ tree: { sha: tree } }) }],
  });
}

describeSteps("checking what was planned", () => {
  it("lets a plan pass that was made of the very files on main", async () => {
    const end = await check(COMMIT);
    expect([end.exitCode, end.outputs, end.printed]).toEqual([
      0,
      { stack: "hsi-pipeline", changes: "true" },
      "",
    ]);
  });

  it("says so where there is nothing to apply", async () => {
    const end = await check({ ...COMMIT, changes: false });
    expect([end.exitCode, end.outputs]).toEqual([0, { stack: "hsi-pipeline", changes: "false" }]);
    expect(end.printed).toContain(
      "::notice title=Nothing to apply::The plan of pull request 7 changes nothing.",
    );
  });

  it.each([
    ["other files than those on main", {}, "moved", "What is on main is not what was planned"],
    ["another pull request", { pull: 8 }, "tree", "of another pull request or commit"],
    ["another commit", { head: "other" }, "tree", "of another pull request or commit"],
    ["another run", { run: 41 }, "tree", "of another pull request or commit"],
    ["another stack", { stack: "hsi-pipeline-prod" }, "tree", "of another stack than hsi-pipeline"],
    ["no files that it names", { tree: null }, "tree", "What is on main is not what was planned"],
  ])("refuses a plan of %s", async (_, differing, tree, said) => {
    const end = await check({ ...COMMIT, ...differing }, tree);
    expect([end.exitCode, end.outputs]).toEqual([1, {}]);
    expect(end.printed).toContain(said);
  });
});

function apply(answer: Omit<Answer, "to">) {
  return runStep("deploy.yml", "apply", "Apply", {
    variables: { NUMBER: "7", RUN: "42" },
    answers: [{ to: "terraform init" }, { to: "terraform apply", ...answer }],
  });
}

describeSteps("applying it", () => {
  it("is Terraform's own command", async () => {
    const end = await apply({ stdout: "Apply complete!\n" });
    expect([end.exitCode, end.printed]).toEqual([0, "Apply complete!\n"]);
    expect(end.calls.map(({ call }) => call)).toEqual([
      "terraform init",
      "terraform apply -no-color plan.txt",
    ]);
  });

  it("says what to do about a stale plan", async () => {
    const end = await apply({ stderr: "╷\n│ Error: Saved plan is stale\n│ \n", exitCode: 1 });
    expect(end.exitCode).toBe(1);
    expect(end.printed).toContain(
      "::error title=The plan is stale::Something was applied after it was made. Make it again (Actions, Plan, run 42, Re-run all jobs), look at it, and start this workflow with the number 7.",
    );
  });

  it("leaves any other failure as Terraform tells it", async () => {
    const end = await apply({ stderr: "Error: AccessDenied\n", exitCode: 1 });
    expect([end.exitCode, end.printed]).toEqual([1, "Error: AccessDenied\n"]);
  });
});
