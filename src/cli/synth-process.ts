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
  return synthesized(project, []).then((succeeded) => {
    if (!succeeded) throw new SynthesisFailed("The synthesis failed");
  });
}

/**
 * Synthesizes as {@link synthesize}, and tells what was read for it.
 *
 * @returns whether it succeeded, and every file of the project and the toolkit that it read, absolute
 * @throws UserError where there is no project in the folder
 */
export async function synthesizeTracked(
  project: string,
): Promise<{ readonly succeeded: boolean; readonly inputs: readonly string[] }> {
  const written: Buffer[] = [];
  const succeeded = await synthesized(
    project,
    ["--require", join(__dirname, "dev", "read-files.ts")],
    (chunk) => written.push(chunk),
  );
  const list = Buffer.concat(written).toString();
  return { succeeded, inputs: list === "" ? [] : list.split("\n") };
}

/** @param onTold takes what the process writes to its fourth descriptor */
function synthesized(
  project: string,
  args: readonly string[],
  onTold?: (chunk: Buffer) => void,
): Promise<boolean> {
  const child = spawn(process.execPath, ["--require", REGISTER, ...args, projectMain(project)], {
    cwd: project,
    stdio: ["ignore", 2, 2, onTold === undefined ? "ignore" : "pipe"],
  });
  if (onTold !== undefined) child.stdio[3]?.on("data", onTold);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

/** Where a project's synthesis writes, as cdktf has it. */
export function outputFolder(project: string): string {
  return process.env.CDKTF_OUTDIR ?? join(project, "cdktf.out");
}
