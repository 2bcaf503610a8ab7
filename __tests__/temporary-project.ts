import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished, vi } from "vitest";

/**
 * Makes a folder with a `cdktf.json` and the given files the working folder until the test is over.
 *
 * @param files text by path
 * @returns the folder, absolute
 */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hsi-project-")));
  for (const [path, text] of Object.entries({ "cdktf.json": "{}", ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const workingFolder = vi.spyOn(process, "cwd").mockReturnValue(folder);
  onTestFinished(() => {
    workingFolder.mockRestore();
    rmSync(folder, { recursive: true });
  });
  return folder;
}
