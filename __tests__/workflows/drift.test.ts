import { expect, it } from "vitest";
import { JQ } from "../e2e/jq";
import { requirement } from "../e2e/requirement";
import { runStep } from "./step-run";

const describeSteps = await requirement(JQ);

const MARKER = "<!-- hsi-pipeline: drift -->";
const LIST = "gh api --paginate repos/o/r/issues?state=open&per_page=100";
const OURS = { number: 3, user: { login: "github-actions[bot]" }, body: `${MARKER}\nbefore` };
const OTHERS = [
  { number: 1, user: { login: "mallory" }, body: `${MARKER}\nnothing differs` },
  { number: 2, user: { login: "github-actions[bot]" }, body: null },
];
const BODY = `${MARKER}
What is deployed is not what main says: it was changed by other means, or a deployment is missing. This is what a deployment of main would change.

# A role was widened

<sub>sha, [planned in this run](https://example.com/runs/42). This issue is closed when nothing differs.</sub>
`;

function report(changes: boolean, issues: readonly unknown[]) {
  return runStep("drift.yml", "report", "Open, update or close the issue", {
    variables: {
      GH_TOKEN: "token",
      REPOSITORY: "o/r",
      CHANGES: String(changes),
      SHA: "sha",
      RUN_URL: "https://example.com/runs/42",
    },
    files: { "review/review.md": "# A role was widened\n" },
    answers: [{ to: LIST, stdout: JSON.stringify(issues) }, { to: "gh api --silent" }],
  });
}

describeSteps("drift", () => {
  it("opens an issue with the review, whoever else has opened one that looks like it", async () => {
    const end = await report(true, OTHERS);
    expect(end.exitCode).toBe(0);
    expect(end.calls[1]).toEqual({
      call: "gh api --silent --method POST repos/o/r/issues --input -",
      stdin: expect.any(String),
    });
    expect(JSON.parse(end.calls[1]?.stdin ?? "")).toEqual({
      title: "What is deployed differs from main",
      body: BODY,
    });
  });

  it("writes the review into the issue that is open", async () => {
    const end = await report(true, [...OTHERS, OURS]);
    expect(end.calls).toHaveLength(2);
    expect(end.calls[1]?.call).toBe("gh api --silent --method PATCH repos/o/r/issues/3 --input -");
    expect(JSON.parse(end.calls[1]?.stdin ?? "")).toEqual({ body: BODY });
  });

  it("closes the issue when it is gone", async () => {
    const end = await report(false, [...OTHERS, OURS]);
    expect(end.calls).toHaveLength(2);
    expect(end.calls[1]?.call).toBe("gh api --silent --method PATCH repos/o/r/issues/3 --input -");
    expect(JSON.parse(end.calls[1]?.stdin ?? "")).toEqual({ state: "closed", state_reason: "completed" });
  });

  it("does nothing where there is none and was none", async () => {
    const end = await report(false, OTHERS);
    expect([end.exitCode, end.calls.map(({ call }) => call)]).toEqual([0, [LIST]]);
  });
});
