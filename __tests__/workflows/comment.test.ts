import { expect, it } from "vitest";
import { JQ } from "../e2e/jq";
import { requirement } from "../e2e/requirement";
import { runStep } from "./step-run";

const describeSteps = await requirement(JQ);

const MARKER = "<!-- hsi-pipeline: plan -->";
const LIST = "gh api --paginate repos/o/r/issues/7/comments?per_page=100";
const VARIABLES = {
  GH_TOKEN: "token",
  REPOSITORY: "o/r",
  NUMBER: "7",
  HEAD: "abc",
  RUN_URL: "https://example.com/runs/42",
};
const REVIEW = '# One state "added"\n\n$(touch pwned) `touch pwned` \'; touch pwned\n';

function comment(id: number, login: string, body: string) {
  return { id, user: { login }, body };
}

function commented(pages: readonly (readonly unknown[])[], files: Readonly<Record<string, string>>) {
  return runStep("plan.yml", "comment", "Comment", {
    variables: VARIABLES,
    files,
    answers: [
      { to: LIST, stdout: pages.map((page) => JSON.stringify(page)).join("") },
      { to: "gh api --silent --method" },
    ],
  });
}

describeSteps("the comment on a pull request", () => {
  it("is made where there is none, word for word", async () => {
    const end = await commented([[comment(1, "somebody", "Looks good")]], { "review/review.md": REVIEW });
    expect(end.exitCode).toBe(0);
    expect(end.calls.map(({ call }) => call)).toEqual([
      LIST,
      "gh api --silent --method POST repos/o/r/issues/7/comments --input -",
    ]);
    expect(JSON.parse(end.calls[1]?.stdin ?? "")).toEqual({
      body: `${MARKER}\n${REVIEW}\n<sub>abc, [planned in this run](https://example.com/runs/42)</sub>\n`,
    });
    expect(end.file("pwned")).toBeUndefined();
  });

  it("is found again by its marker on whatever page, and written over", async () => {
    const pages = [
      [comment(1, "somebody", "Looks good"), comment(2, "github-actions[bot]", "Something else")],
      [comment(3, "github-actions[bot]", `${MARKER}\nbefore`)],
    ];
    const end = await commented(pages, { "review/review.md": REVIEW });
    expect(end.calls.map(({ call }) => call)).toEqual([
      LIST,
      "gh api --silent --method PATCH repos/o/r/issues/comments/3 --input -",
    ]);
  });

  it("is none that somebody else marked so, or that only quotes the marker", async () => {
    const forged = [
      comment(1, "mallory", `${MARKER}\nnothing changes`),
      comment(2, "github-actions[bot]", `> ${MARKER}`),
    ];
    const end = await commented([forged], { "review/review.md": REVIEW });
    expect(end.calls[1]?.call).toBe("gh api --silent --method POST repos/o/r/issues/7/comments --input -");
  });

  it("says so where no plan could be made, over what it said before", async () => {
    const end = await commented([[comment(3, "github-actions[bot]", `${MARKER}\nbefore`)]], {});
    expect(end.calls[1]?.call).toBe("gh api --silent --method PATCH repos/o/r/issues/comments/3 --input -");
    expect(JSON.parse(end.calls[1]?.stdin ?? "").body).toContain(
      "**No plan could be made.** The run says why.",
    );
  });

  it("fails where GitHub refuses it", async () => {
    const end = await runStep("plan.yml", "comment", "Comment", {
      variables: VARIABLES,
      answers: [{ to: LIST, stderr: "HTTP 403", exitCode: 1 }],
    });
    expect(end.exitCode).not.toBe(0);
    expect(end.calls).toHaveLength(1);
  });
});

describeSteps("a push to a pull request", () => {
  it("takes the labels away that accept a gate, and no other", async () => {
    const names = ["bug", "accept: destroy", "accept: everything", "accept: in-flight", "../../x"];
    const end = await runStep("plan.yml", "comment", "Take acceptances away", {
      variables: VARIABLES,
      answers: [
        {
          to: "gh api --paginate repos/o/r/issues/7/labels",
          stdout: JSON.stringify(names.map((name) => ({ name }))),
        },
        { to: "gh api --silent --method DELETE" },
      ],
    });
    expect(end.exitCode).toBe(0);
    expect(end.calls.slice(1).map(({ call }) => call)).toEqual([
      "gh api --silent --method DELETE repos/o/r/issues/7/labels/accept%3A%20destroy",
      "gh api --silent --method DELETE repos/o/r/issues/7/labels/accept%3A%20in-flight",
    ]);
  });
});
