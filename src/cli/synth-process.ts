import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectMain } from "./project-main";

const REGISTER = join(__dirname, "..", "register.cjs");

/** The synthesis failed, and has said why. */
class SynthesisFailed extends Error {
  override readonly name = "SynthesisFailed";
}

/**
 * Synthesizes in a process of its own, as `npm run synth` does. What it prints goes to standard error.
 *
 * @param project the folder that holds `cdktf.json` and `main.ts`
 * @throws UserError where there is no project in the folder
 * @throws SynthesisFailed where it fails; it has then said why
 */
export function synthesize(project: string): Promise<void> {
  const child = spawn(process.execPath, ["--require", REGISTER, projectMain(project)], {
    cwd: project,
    stdio: ["ignore", 2, 2],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new SynthesisFailed("The synthesis failed"));
    });
  });
}

/** Where a project's synthesis writes, as cdktf has it. */
export function outputFolder(project: string): string {
  return process.env.CDKTF_OUTDIR ?? join(project, "cdktf.out");
}
