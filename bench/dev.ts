import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { median } from "./measure";
import { synthProject } from "./synth-project";

const ROUNDS = 15;
const ROOT = resolve(__dirname, "..");

/** `npm run dev`, from the save of a handler to the result of a run of two functions, against starting Node with nothing to do. */
export async function benchDev(): Promise<string[]> {
  const { folder } = synthProject(2).synth;
  const args = ["--require", join(ROOT, "src", "register.cjs"), join(ROOT, "src", "cli", "dev.ts")];
  const dev = spawn(process.execPath, [...args, "--project", folder, "--input", '{"id":"a"}'], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  let wake = () => {};
  dev.stdout.on("data", (chunk: Buffer) => {
    printed += chunk;
    wake();
  });
  const until = async (text: string) => {
    while (!printed.includes(text)) await new Promise<void>((resolve) => (wake = resolve));
    printed = "";
  };
  const times: number[] = [];
  const nothing: number[] = [];
  await until("Ctrl-C ends");
  for (let round = -1; round < ROUNDS; round += 1) {
    const start = performance.now();
    const handler = `export const handler = async (event: object) => ({ ...event, round: ${round} });\n`;
    writeFileSync(join(folder, "lambdas", "step1.ts"), handler);
    await until("from save to result");
    const saved = performance.now();
    spawnSync(process.execPath, ["-e", "0"]);
    // The first round only warms caches.
    if (round < 0) continue;
    times.push(saved - start);
    nothing.push(performance.now() - saved);
  }
  dev.kill("SIGINT");
  const ratio = median(times.map((time, i) => time / (nothing[i] ?? Number.NaN)));
  return [
    `dev, from save to result: ${ratio.toFixed(1)} times "node -e 0" (${median(times).toFixed(0)} ms, ${median(nothing).toFixed(0)} ms)`,
  ];
}
