import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECKOUT } from "../checkout";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const ROLE = "aws_iam_role.pipeline";
const MACHINE = "aws_sfn_state_machine.pipeline";
const EXIT_CODES = [0, 2, 11, 12, 13, 14];

describe("npm run review", () => {
  const project = new ProjectCopy();
  const review = (args: readonly string[], stdin = ""): Promise<Finished> =>
    run("npm", ["run", "-s", "review", "--", ...args], {
      folder: project.folder,
      exitCodes: EXIT_CODES,
      stdin,
    });
  beforeAll(() => {
    for (const plan of ["code-only", "machine-replaced", "permission-widened", "sensitive-environment"]) {
      copyFileSync(join(CHECKOUT, `__tests__/review/plans/${plan}.json`), project.path(`${plan}.json`));
    }
  });
  afterAll(() => project.remove());

  it("prints what a plan changes, in each of the formats", async () => {
    const printed = await Promise.all(
      [[], ["--format", "text"], ["--format", "html"], ["--format", "json"]].map((format) =>
        review(["permission-widened.json", ...format]),
      ),
    );
    const [markdown = "", text = "", html = "", json = ""] = printed.map(({ stdout }) => stdout);
    expect(printed.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      printed.map(() => ({ exitCode: 13, stderr: "" })),
    );
    for (const one of [markdown, text, html, json]) expect(one).toContain("s3:GetObject");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(JSON.parse(json)).toMatchObject({ version: 1, reviews: [{ origin: "plan" }] });
  });

  it("ends with exit code 0 where nothing is to be accepted, or all is", async () => {
    const codes = await Promise.all(
      [
        ["code-only.json"],
        ["permission-widened.json", "--accept", "widened"],
        ["permission-widened.json", "--accept", `widened=${ROLE}`],
        ["permission-widened.json", "--accept", "widened=aws_iam_role.activator"],
        ["machine-replaced.json"],
        ["machine-replaced.json", "--accept", "in-flight"],
        ["machine-replaced.json", "--accept", "in-flight", "--accept", `destroy=${MACHINE}`],
      ].map((args) => review(args)),
    );
    expect(codes.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 13, 11, 12, 0]);
  });

  it("reads a plan from standard input", async () => {
    const json = readFileSync(project.path("code-only.json"), "utf8");
    const { exitCode, stdout } = await review(["-"], json);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: (await review(["code-only.json"])).stdout,
    });
  });

  it("never prints a value that is sensitive", async () => {
    for (const format of ["markdown", "text", "html", "json"]) {
      const { stdout, stderr } = await review(["sensitive-environment.json", "--format", format]);
      expect(stdout).toContain("TOKEN");
      expect(`${stdout}${stderr}`).not.toContain("a-secret");
    }
  });

  it("writes the review into a file, and says on standard error what is not accepted", async () => {
    const { stdout } = await review(["permission-widened.json"]);
    const written = await review(["permission-widened.json", "--output", "review.md"]);
    expect(written).toMatchObject({ exitCode: 13, stdout: "" });
    expect(written.stderr).toContain(`(${ROLE})`);
    expect(readFileSync(project.path("review.md"), "utf8")).toBe(stdout);
  });

  it("looks for a plan in the stacks' folders, and says which it reads", async () => {
    await project.synth();
    const stack = project.stackFolder;
    mkdirSync(stack, { recursive: true });
    copyFileSync(project.path("code-only.json"), join(stack, "only-here.json"));
    const { exitCode, stderr } = await review(["only-here.json"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: "Reading cdktf.out/stacks/hsi-pipeline/only-here.json\n",
    });
    rmSync(join(stack, "only-here.json"));
  });

  it("compares two synthesized folders", async () => {
    const { exitCode, stdout } = await review(["cdktf.out", "cdktf.out", "--format", "json"]);
    expect({ exitCode, ...JSON.parse(stdout).reviews[0].counts }).toMatchObject({
      exitCode: 0,
      create: 0,
      update: 0,
      replace: 0,
      delete: 0,
    });
  });

  it.each([
    [[], "error: missing required argument 'paths'"],
    [["missing.txt"], "error: There is no such plan\n   at: missing.txt"],
    [["package.json"], "error: This is no plan as terraform show -json prints it\n   at: package.json"],
    [["main.ts"], "error: This is neither a saved plan nor JSON"],
    [["src"], "error: folders are compared by two"],
    [["src", "code-only.json"], "error: folders are compared by two"],
    [["src", "lambdas"], "error: Nothing is synthesized"],
    [["code-only.json", "--format", "pdf"], "error: option '--format <format>' argument 'pdf' is invalid"],
    [["code-only.json", "--limit", "9"], "It is a whole number from 2000."],
    [["code-only.json", "--accept", "everything"], "error: "],
    [["code-only.json", "--base", "nowhere"], "error: There is no such folder\n   at: nowhere"],
    [["code-only.json", "--output", "no/such/folder.md"], "error: The review cannot be written"],
  ])("ends with exit code 2 and says why: %j", async (args, message) => {
    const { exitCode, stdout, stderr } = await review(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
