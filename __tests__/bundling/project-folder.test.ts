import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { projectFolder } from "../../src/bundling/project-folder";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";

describe("the project's folder", () => {
  it("is the working folder where that holds cdktf.json", () => {
    const folder = temporaryProject({});
    expect(projectFolder()).toBe(folder);
  });

  it("is the nearest folder above that holds cdktf.json", () => {
    const folder = temporaryProject({ "inner/cdktf.json": "{}" });
    mkdirSync(join(folder, "inner/lambdas/scenes"), { recursive: true });
    vi.mocked(process.cwd).mockReturnValue(join(folder, "inner/lambdas/scenes"));
    expect(projectFolder()).toBe(join(folder, "inner"));
  });

  it("is asked for where no folder above holds cdktf.json", () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "hsi-elsewhere-")));
    const workingFolder = vi.spyOn(process, "cwd").mockReturnValue(folder);
    try {
      expect(userErrorOf(projectFolder)).toBe(
        `error: There is no cdktf.json in this folder or one above it
   at: ${folder}
  fix: Run the command in the project's folder`,
      );
    } finally {
      workingFolder.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });
});
