import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as expressions from "../src/asl/expressions";
import { CHECKOUT } from "./checkout";
import { run } from "./command";

const PAGES = ["README.md", "docs/writing-a-pipeline.md", "docs/integrations.md"];

/** What the code on a page takes for granted: the names that its text has introduced. */
const PRELUDE = `
import { ${Object.keys(expressions).join(", ")} } from "../../src/asl/expressions";
import { csvRows } from "../../src/asl/item-readers";
import { LAMBDA_SERVICE_RETRY } from "../../src/asl/default-retry";
import { type Pipeline, pipeline } from "../../src/asl/pipeline";
import type { TaskFunction } from "../../src/asl/task-function";
import { events, lambda, sqs, states } from "../../src/asl/integrations";
import { DefinitionFile } from "../../src/constructs/definition-file";
import { NodeFunction } from "../../src/constructs/node-function";
import type { PipelineStack } from "../../src/constructs/pipeline-stack";
import { StateMachine } from "../../src/constructs/state-machine";
import type { ActivationMessage } from "../../lambdas/activation-message";
import type { ActiveScene, ProcessedScene, Scene } from "../../examples/scene-batch/lambdas/scene";

interface Batch { readonly name: string; readonly scenes: readonly Scene[] }
interface Job { readonly id: string; readonly ready: boolean }
interface Approval { readonly approved: boolean }
declare const reports: { readonly url: string };
declare const queue: { readonly url: string };
declare const machine: StateMachine<Scene, Scene>;
declare const processing: StateMachine<Scene, Scene>;
declare const check: TaskFunction<Job, Job>;
${declared(["quicklook", "minerals"], "../../examples/scene-batch/lambdas")}
`;

const caches = join(CHECKOUT, ".cache");
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, "docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the documentation's code", async () => {
  const blocks = PAGES.flatMap(codeOf);
  for (const { name, code, lambdas } of blocks) {
    writeFileSync(join(folder, `${name}.ts`), module(code, lambdas));
  }
  const config = { extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await run("npx", ["tsc", "-p", folder, "--pretty", "false"], {
    folder: CHECKOUT,
    exitCodes: [0, 1, 2],
  });

  it.each(blocks)("compiles: $page, line $line", ({ name }) => {
    expect(stdout.split("\n").filter((line) => line.includes(`/${name}.ts(`))).toEqual([]);
  });
});

function declared(functions: readonly string[], lambdas: string): string {
  return functions
    .map((name) => `declare const ${name}: NodeFunction<typeof import("${lambdas}/${name}").handler>;`)
    .join("\n");
}

/** The code as a module of its own; where it adds to a stack, `this` is one. */
function module(code: string, lambdas: string): string {
  const functions = declared(
    ["activator", "processor"].filter((name) => !code.includes(`const ${name} =`)),
    lambdas,
  );
  // What a block imports, the prelude has imported already.
  const placed = code.replace(/^import .*\n/gm, "").replaceAll('"../lambdas/', '"../../lambdas/');
  return `${PRELUDE}\n${functions}\nexport function example(this: PipelineStack) {\n${placed}}\n`;
}

function codeOf(page: string) {
  const text = readFileSync(join(CHECKOUT, page), "utf8");
  const tutorial = text.indexOf("## A tutorial");
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(({ 1: code = "", index }, i) => ({
    page,
    line: text.slice(0, index).split("\n").length + 1,
    name: `${page.replace(/\W+/g, "-")}-${i}`,
    code,
    // The tutorial and what follows it are about the second pipeline.
    lambdas: tutorial !== -1 && index > tutorial ? "../../examples/scene-batch/lambdas" : "../../lambdas",
  }));
}
