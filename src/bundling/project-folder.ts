import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../input/user-error";

const MARK = "cdktf.json";

/**
 * The folder that relative paths count from: the nearest one that holds `cdktf.json`, from a folder up.
 *
 * @param from absolute; the working folder by default
 * @throws UserError where there is none
 */
export function projectFolder(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, MARK))) return folder;
    if (folder === dirname(folder)) break;
  }
  throw new UserError({
    what: `There is no ${MARK} in this folder or one above it`,
    where: from,
    remedy: "Run the command in the project's folder",
  });
}
