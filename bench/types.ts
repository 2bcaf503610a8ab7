import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptySource, longChain, nestedChain } from "./chain-sources";
import { type Command, median, timesOf } from "./measure";

const ROOT = join(__dirname, "..");
const ROUNDS = 5;

/** What the compiler takes for large chains, against a file that only imports what they are written with. */
export function benchTypes(): string[] {
  const caches = join(ROOT, ".cache");
  mkdirSync(caches, { recursive: true });
  const folder = mkdtempSync(join(caches, "types-"));
  try {
    const sources = {
      nothing: emptySource(),
      "200 states with expressions": longChain(200),
      "30 nested maps and choices": nestedChain(30),
    };
    const commands = Object.values(sources).map((source, i) => compilation(folder, `chain-${i}`, source));
    const [floor = [], ...others] = timesOf(commands, ROUNDS);
    const names = Object.keys(sources).slice(1);
    return others.map((times, i) => {
      const ratio = median(times.map((time, round) => time / (floor[round] ?? Number.NaN)));
      const more = median(times.map((time, round) => time - (floor[round] ?? Number.NaN)));
      return `tsc, ${names[i]}: ${ratio.toFixed(2)} times a file without any (${more.toFixed(0)} ms more than ${median(floor).toFixed(0)} ms)`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compiles one file by the project's own options. */
function compilation(folder: string, name: string, source: string): Command {
  writeFileSync(join(folder, `${name}.ts`), source.replaceAll('"../src/', '"../../src/'));
  const config = { extends: "../../tsconfig.json", include: [`${name}.ts`], exclude: [] };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(config));
  const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  return { args: [compiler, "-p", join(folder, `${name}.json`)], folder: ROOT };
}
