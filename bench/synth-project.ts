import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "./measure";

const ROOT = resolve(__dirname, "..");

/**
 * Writes a project of so many functions in a chain, beside the real one, and gives the command that synthesizes it and
 * its floor: starting Node, loading cdktf, and one esbuild call over the same entries.
 */
export function synthProject(functions: number): { readonly synth: Command; readonly floor: Command } {
  const folder = join(ROOT, ".cache", "bench", `synth-${functions}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "lambdas"), { recursive: true });
  const names = Array.from({ length: functions }, (_, i) => `step${i + 1}`);
  for (const name of names) {
    const handler = `export async function handler(event: { readonly id: string }) {\n  console.info({ step: "${name}", event });\n  return event;\n}\n`;
    writeFileSync(join(folder, "lambdas", `${name}.ts`), handler);
  }
  writeFileSync(join(folder, "cdktf.json"), '{ "language": "typescript", "app": "node main.ts" }\n');
  writeFileSync(join(folder, "main.ts"), mainSource(names));
  writeFileSync(join(folder, "floor.cjs"), floorSource(names));
  return {
    synth: { args: ["--require", join(ROOT, "src", "register.cjs"), "main.ts"], folder },
    floor: { args: ["floor.cjs"], folder },
  };
}

function mainSource(names: readonly string[]): string {
  const source = (module: string) => JSON.stringify(`../../../src/${module}`);
  return `import { pipeline } from ${source("asl/pipeline")};
import { NodeFunction } from ${source("constructs/node-function")};
import { PipelineStack } from ${source("constructs/pipeline-stack")};
import { StateMachine } from ${source("constructs/state-machine")};
import { synthesize } from ${source("constructs/synthesis")};

synthesize((app) => {
  const stack = new PipelineStack(app, "bench", { namePrefix: "bench", region: "us-east-1", tags: {} });
${names.map((name) => `  const ${name} = new NodeFunction<typeof import("./lambdas/${name}").handler>(stack, "${name}", { entry: "lambdas/${name}.ts" });`).join("\n")}
  new StateMachine(stack, "chain", {
    definition: pipeline<{ readonly id: string }>()${names.map((name) => `.task("${name}", ${name})`).join("")},
  });
});
`;
}

function floorSource(names: readonly string[]): string {
  return `require("cdktf");
require("esbuild").buildSync({
  entryPoints: ${JSON.stringify(names.map((name) => `lambdas/${name}.ts`))},
  outdir: "floor.out",
  bundle: true,
  write: false,
  platform: "node",
  format: "cjs",
});
`;
}
