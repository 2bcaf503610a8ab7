import { spawnSync } from "node:child_process";

/** A command whose whole process is timed. */
export interface Command {
  readonly args: readonly string[];
  readonly folder: string;
}

/** Runs commands in turn, round by round, so that a machine that slows down slows them all; gives each its times in milliseconds. */
export function timesOf(commands: readonly Command[], rounds: number): number[][] {
  const times = commands.map(() => [] as number[]);
  for (let round = -1; round < rounds; round += 1) {
    commands.forEach(({ args, folder }, i) => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
      // The first round only warms caches.
      if (round >= 0) times[i]?.push(performance.now() - start);
    });
  }
  return times;
}

/** Runs work of this process in turn, round by round; gives each its times in milliseconds. */
export async function alternating(works: readonly (() => unknown)[], rounds: number): Promise<number[][]> {
  const times = works.map(() => [] as number[]);
  for (let round = -1; round < rounds; round += 1) {
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      await work();
      // The first round only warms caches.
      if (round >= 0) times[i]?.push(performance.now() - start);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
