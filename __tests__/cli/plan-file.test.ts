import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { planDocument, planFiles } from "../../src/cli/plan-file";
import { UserError } from "../../src/input/user-error";
import { temporaryProject } from "../temporary-project";
import { FakeTerraform } from "../terraform/fake-terraform";
import { userErrorOf } from "../user-error-of";

const SAVED = "PK\u0003\u0004 and what else is in a zip";
const STACK_PATHS = ["one", "two"].map((name) => `cdktf.out/stacks/${name}`);

/** A project that is synthesized to the stacks. */
function projectOf(names: readonly string[], files: Readonly<Record<string, string>> = {}): string {
  const stacks = names.map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  return temporaryProject({
    "cdktf.out/manifest.json": JSON.stringify({ stacks: Object.fromEntries(stacks) }),
    ...Object.fromEntries(names.map((name) => [`cdktf.out/stacks/${name}/cdk.tf.json`, "{}"])),
    ...files,
  });
}

describe("the files of a plan", () => {
  it("are the one that is named, though stacks have one of that name too", () => {
    const folder = projectOf(["one"], { "plan.txt": SAVED, "cdktf.out/stacks/one/plan.txt": SAVED });
    const named = join(folder, "plan.txt");
    expect(planFiles(named, join(folder, "cdktf.out"))).toEqual([named]);
  });

  it("are else those in the stacks' folders", () => {
    const folder = projectOf(["one", "two", "three"], {
      "cdktf.out/stacks/one/plan.txt": SAVED,
      "cdktf.out/stacks/two/plan.txt": SAVED,
    });
    expect(planFiles("plan.txt", join(folder, "cdktf.out"))).toEqual(
      STACK_PATHS.map((path) => join(folder, path, "plan.txt")),
    );
  });

  it("are standard input where that is named", () => {
    expect(planFiles("-", "cdktf.out")).toEqual(["-"]);
  });

  it("are missing where neither the working folder nor a stack's has one", () => {
    const folder = projectOf(["one", "two"]);
    expect(userErrorOf(() => planFiles("plan.txt", join(folder, "cdktf.out")))).toBe(
      [
        "error: There is no such plan",
        "   at: plan.txt",
        `  fix: Save one in the stack's folder (terraform plan -out plan.txt), or give its path; looked in too: ${STACK_PATHS.map((path) => join(folder, path)).join(", ")}`,
      ].join("\n"),
    );
    expect(userErrorOf(() => planFiles("plan.txt", join(folder, "elsewhere")))).toContain("or give its path");
  });
});

describe("a plan", () => {
  afterEach(() => void vi.unstubAllEnvs());

  function terraformThat(stdout: string): FakeTerraform {
    const terraform = new FakeTerraform({ stdout });
    vi.stubEnv("PATH", terraform.path);
    return terraform;
  }

  async function refusal(file: string, outputFolder: string): Promise<string> {
    const error: unknown = await planDocument(file, outputFolder).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw new Error("It was not refused", { cause: error });
    return error.message;
  }

  it("that is saved in a stack's folder is shown by Terraform there", async () => {
    const folder = projectOf(["one", "two"], { "cdktf.out/stacks/two/plan.txt": SAVED });
    const stack = join(folder, "cdktf.out/stacks/two");
    const file = join(stack, "plan.txt");
    const terraform = terraformThat('{"format_version":"1.2"}');
    expect(await planDocument(file, join(folder, "cdktf.out"))).toEqual({
      source: file,
      folder: stack,
      document: { format_version: "1.2" },
    });
    expect(terraform).toMatchObject({ args: "show -json -no-color plan.txt", workingFolder: stack });
  });

  it("that is saved elsewhere is shown in the folder of the project's one stack", async () => {
    const folder = projectOf(["one"], { "plan.txt": SAVED });
    const terraform = terraformThat("{}");
    const { folder: stack } = await planDocument(join(folder, "plan.txt"), join(folder, "cdktf.out"));
    expect(stack).toBe(join(folder, "cdktf.out/stacks/one"));
    expect(terraform).toMatchObject({
      args: "show -json -no-color ../../../plan.txt",
      workingFolder: stack,
    });
  });

  it("that is saved elsewhere is shown where it lies, where there are several stacks or none", async () => {
    const folder = projectOf(["one", "two"], { "plan.txt": SAVED });
    const terraform = terraformThat("{}");
    for (const outputFolder of ["cdktf.out", "elsewhere"]) {
      const { folder: stack } = await planDocument(join(folder, "plan.txt"), join(folder, outputFolder));
      expect(stack).toBe(folder);
      expect(terraform).toMatchObject({ args: "show -json -no-color plan.txt", workingFolder: folder });
    }
  });

  it("in JSON is read without Terraform, of a stack where it lies in the stack's folder", async () => {
    const folder = projectOf(["one"], {
      "plan.json": '\ufeff {"errored": false}',
      "cdktf.out/stacks/one/plan.json": "{}",
    });
    vi.stubEnv("PATH", "");
    const [loose, own] = ["plan.json", "cdktf.out/stacks/one/plan.json"].map((file) => join(folder, file));
    expect(await planDocument(String(loose), join(folder, "cdktf.out"))).toEqual({
      source: loose,
      document: { errored: false },
    });
    expect(await planDocument(String(own), join(folder, "cdktf.out"))).toEqual({
      source: own,
      folder: join(folder, "cdktf.out/stacks/one"),
      document: {},
    });
  });

  it.each([
    ["Terraform used the selected providers\n", "error: This is neither a saved plan nor JSON"],
    ["", "is empty"],
    ['{"format_version":"1.2"}\n{"type":"version"}\n', "is not JSON (line 2, column 1)"],
  ])("is refused where it is something else: %j", async (text, message) => {
    const folder = projectOf([], { "plan.txt": text });
    expect(await refusal(join(folder, "plan.txt"), join(folder, "cdktf.out"))).toContain(message);
  });
});
