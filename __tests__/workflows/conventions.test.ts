import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKOUT } from "../checkout";
import { jobOf, stepOf, workflow, workflowText } from "./workflow";

const FILES = readdirSync(join(CHECKOUT, ".github/workflows"));

const PINNED = /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

describe.each(FILES)("the workflow %s", (file) => {
  const { jobs, permissions } = workflow(file);

  it("pins every action by its commit, and names the release", () => {
    const used = [...workflowText(file).matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(
      ([, action = ""]) => action,
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
  });

  it("puts no expression into a script", () => {
    const scripts = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = "" }) => run));
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  it("leaves no credentials behind where it checks out, and ends in time", () => {
    for (const job of Object.values(jobs)) {
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
      for (const { uses = "", with: given } of job.steps) {
        if (uses.startsWith("actions/checkout@")) expect(given?.["persist-credentials"]).toBe(false);
      }
    }
  });

  it("is allowed nothing by default but to read", () => {
    expect(Object.values(permissions).filter((access) => access !== "read")).toEqual([]);
  });
});

describe("what the jobs may do", () => {
  const permissions = (file: string) =>
    Object.fromEntries(Object.entries(workflow(file).jobs).map(([name, job]) => [name, job.permissions]));

  it("is the least: credentials where no comment is written, and a comment where no code of the branch runs", () => {
    expect([permissions("plan.yml"), permissions("deploy.yml"), permissions("drift.yml")]).toEqual([
      {
        check: { contents: "read" },
        plan: { contents: "read", "id-token": "write" },
        comment: { "pull-requests": "write" },
      },
      {
        find: { contents: "read", "pull-requests": "read", actions: "read" },
        apply: { actions: "read", "id-token": "write" },
      },
      { plan: { contents: "read", "id-token": "write" }, report: { issues: "write" } },
    ]);
    for (const [file, job] of [
      ["plan.yml", "comment"],
      ["deploy.yml", "find"],
      ["deploy.yml", "apply"],
      ["drift.yml", "report"],
    ] as const) {
      const { steps } = jobOf(file, job);
      expect(steps.filter(({ uses = "", run = "" }) => /checkout/.test(uses) || /\bnpm\b/.test(run))).toEqual(
        [],
      );
    }
  });

  it("never begins by what lets a fork's code have credentials", () => {
    expect(Object.keys(workflow("plan.yml").on)).toEqual(["pull_request"]);
    expect(jobOf("plan.yml", "plan").if).toBe(
      "github.event.pull_request.head.repo.full_name == github.repository && vars.PLAN_ROLE_ARN != '' && vars.HSI_STATE_BUCKET != ''",
    );
    expect(jobOf("plan.yml", "check").if).toBeUndefined();
  });

  it("deploys from main alone, in the environment that asks for approval", () => {
    expect(jobOf("deploy.yml", "find").if).toBe("github.ref == 'refs/heads/main'");
    expect(jobOf("deploy.yml", "apply")).toMatchObject({
      needs: "find",
      if: "needs.find.outputs.changes == 'true'",
      environment: "production",
    });
  });

  it("keeps a plan only if no gate is closed", () => {
    const upload = jobOf("plan.yml", "plan").steps.find((step) => step.with?.name === "plan");
    expect(upload?.if).toBe("steps.review.outputs.gate == '0'");
    expect(stepOf("plan.yml", "plan", "Say what was planned").if).toBe("steps.review.outputs.gate == '0'");
  });
});
