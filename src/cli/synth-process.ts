import { spawn } from "node:child_process";

/** The synthesis failed, and has said why. */
class SynthesisFailed extends Error {
  override readonly name = "SynthesisFailed";
}

/**
 * Synthesizes in a process of its own, as `npm run synth` does. What it prints goes to standard error.
 * @throws SynthesisFailed where it fails; it has then said why
 */
export function synthesize(): Promise<void> {
  const child = spawn(process.execPath, ["--require", "./src/register.cjs", "main.ts"], {
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
