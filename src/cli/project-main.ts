import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../input/user-error";

const MAIN = "main.ts";

/**
 * The file that a project's synthesis runs, absolute.
 *
 * @param project the folder that holds `cdktf.json` and `main.ts`
 * @throws UserError where there is no project in the folder
 */
export function projectMain(project: string): string {
  const main = join(project, MAIN);
  if (existsSync(main)) return resolve(main);
  throw new UserError({
    what: `There is no project in the folder: it has no ${MAIN}`,
    where: "--project",
    received: project,
    remedy: `Give the folder that holds cdktf.json and ${MAIN}`,
  });
}
