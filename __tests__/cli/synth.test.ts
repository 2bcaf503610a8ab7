import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";

describe("npm run synth", () => {
  let copy: ProjectCopy;

  beforeAll(() => {
    copy = new ProjectCopy();
  });

  afterAll(() => copy.remove());

  const synth = (...args: string[]) =>
    run("npm", ["run", "-s", "synth", "--", ...args], { folder: copy.folder, exitCodes: [0, 2] });

  it("synthesizes the project of the folder, or that of another one", async () => {
    expect(await synth()).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(await synth("--project", "examples/scene-batch")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(
      ["cdktf.out/stacks/hsi-pipeline", "examples/scene-batch/cdktf.out/stacks/scene-batch"].map((folder) =>
        existsSync(copy.path(`${folder}/cdk.tf.json`)),
      ),
    ).toEqual([true, true]);
  });

  it("ends with exit code 2 and one message for a folder without a project, and for an option that is none", async () => {
    expect(await synth("--project", "lambdas")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: There is no project in the folder: it has no main.ts
   at: --project
  got: "lambdas"
  fix: Give the folder that holds cdktf.json and main.ts
`,
    });
    const { exitCode, stderr } = await synth("--projekt", "x");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "error: unknown option '--projekt'\n(Did you mean --project?)\n",
    });
  });
});
