import { resolve } from "node:path";
import { median, timesOf } from "./measure";

const ROUNDS = 7;

/** `npm start` without npm, bundling included, against starting Node with nothing to do. */
export function benchStart(): string[] {
  const folder = resolve(__dirname, "..");
  const start = { args: ["--require", "./src/register.cjs", "src/cli/start.ts"], folder };
  const nothing = { args: ["-e", "0"], folder };
  const [startTimes = [], nothingTimes = []] = timesOf([start, nothing], ROUNDS);
  const ratio = median(startTimes.map((time, i) => time / (nothingTimes[i] ?? Number.NaN)));
  return [
    `start, the sample event: ${ratio.toFixed(1)} times "node -e 0" (${median(startTimes).toFixed(0)} ms, ${median(nothingTimes).toFixed(0)} ms)`,
  ];
}
