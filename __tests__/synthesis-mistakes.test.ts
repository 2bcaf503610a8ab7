import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = dirname(import.meta.dirname);
const REGISTER = join(ROOT, "src/register.cjs");

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What synthesizing a project of its own ends with. */
interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly environment?: Readonly<Record<string, string>>;
  /** Module to load before everything else. */
  readonly preload?: string;
}

/**
 * Runs `npm run synth` as it would in a project with these files.
 *
 * @param files text by path, besides `cdktf.json`; `./src/` in `main.ts` stands for this project's
 */
function synth(
  files: Readonly<Record<string, string>>,
  { environment = {}, preload }: Options = {},
): Promise<Ended> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hsi-mistake-")));
  folders.push(folder);
  for (const [path, text] of Object.entries({ "cdktf.json": "{}", ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replaceAll('"./src/', `"${join(ROOT, "src")}/`));
  }
  const own = Object.entries(process.env).filter(([name]) => !/^(HSI|CDKTF|NODE|VITEST)_/.test(name));
  const required = [...(preload === undefined ? [] : [join(folder, preload)]), REGISTER];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...required.flatMap((module) => ["--require", module]), "main.ts"],
      { cwd: folder, env: { ...Object.fromEntries(own), ...environment } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/** A program whose stack has what `body` adds to it; `activator` adds the function of that id. */
function main(body: string): string {
  return `
import { NodeFunction } from "./src/constructs/node-function";
import { PipelineStack } from "./src/constructs/pipeline-stack";
import { StateMachine } from "./src/constructs/state-machine";
import { synthesize } from "./src/constructs/synthesis";

synthesize((app) => {
  const stack = (id) => new PipelineStack(app, id, { namePrefix: id, region: "us-east-1", tags: {} });
  const activator = (scope, props) =>
    new NodeFunction(scope, "activator", { entry: "lambdas/activator.ts", ...props });
  ${body}
});
`;
}

const ACTIVATOR = "export const handler = async (event: object) => event;\n";

/** A mistake ends with exit code 2 and its message as all the output there is. */
function mistake(message: string): Ended {
  return { code: 2, stdout: "", stderr: `${message}\n` };
}

describe.concurrent("a mistake is told in one message and ends the synthesis with exit code 2", () => {
  it("where a function's entry file does not exist", async () => {
    expect(await synth({ "main.ts": main('activator(stack("scenes"));') })).toEqual(
      mistake(`error: The entry file of a function does not exist
   at: scenes/activator (entry)
  got: "lambdas/activator.ts"
  fix: Create it, or correct the path: it counts from the folder of cdktf.json`),
    );
  });

  it("where a handler is not exported", async () => {
    const files = { "main.ts": main('activator(stack("scenes"));'), "lambdas/activator.ts": "export {};" };
    expect(await synth(files)).toEqual(
      mistake(`error: lambdas/activator.ts does not export "handler"
   at: scenes/activator
  got: "handler"
  fix: Write "export async function handler(event) { … }", or name the export by the property handler`),
    );
  });

  it("where a handler's file has a syntax error", async () => {
    const files = {
      "main.ts": main('activator(stack("scenes"));'),
      "lambdas/activator.ts": "export async function handler(event: object) {\n  return event\n",
    };
    expect(await synth(files)).toEqual(
      mistake(`error: Unexpected end of file
   at: lambdas/activator.ts:3:1
  fix: Correct the file that esbuild names`),
    );
  });

  it("where two functions have one id", async () => {
    const files = {
      "main.ts": main('const one = stack("scenes");\n  activator(one);\n  activator(one);'),
      "lambdas/activator.ts": ACTIVATOR,
    };
    expect(await synth(files)).toEqual(
      mistake(`error: Two constructs have one id
   at: scenes/activator
  got: "activator"
  fix: Give one of them another id: it names the resources, and each address stands for one resource`),
    );
  });

  it("where a state machine names a function that its stack lacks", async () => {
    const files = {
      "main.ts": main(`const { arn } = activator(stack("elsewhere"));
  const definition = { StartAt: "A", States: { A: { Type: "Task", Resource: arn, End: true } } };
  new StateMachine(stack("scenes"), "machine", { definition });`),
      "lambdas/activator.ts": ACTIVATOR,
    };
    expect(await synth(files)).toEqual(
      mistake(`error: State "A" names a function that the stack lacks
   at: scenes/machine ($.States.A.Resource)
  got: "\${aws_lambda_function.activator.arn}"
  fix: Pass the arn of a function of the same stack, or the ARN of one that exists already`),
    );
  });

  it("where a setting has a value that it cannot have", async () => {
    const files = { "main.ts": readFileSync(join(ROOT, "main.ts"), "utf8") };
    expect(await synth(files, { environment: { HSI_REGION: "Frankfurt" } })).toEqual(
      mistake(`error: HSI_REGION has a value that it cannot have
   at: environment variables
  got: "Frankfurt"
  fix: Use an AWS region, for example us-west-2`),
    );
  });

  it("where Node is too old", async () => {
    const files = {
      "old-node.cjs": `
Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.0" } });
Object.defineProperty(process, "version", { value: "v18.20.0" });
`,
      "main.ts": main(""),
    };
    expect(await synth(files, { preload: "old-node.cjs" })).toEqual(
      mistake(`error: This project needs Node 20.9 or later
  got: 18.20.0
  fix: Install a supported Node, for example the one that .nvmrc names`),
    );
  });
});

describe.concurrent("a program without a mistake", () => {
  it("is synthesized in silence", async () => {
    const files = { "main.ts": main('activator(stack("scenes"));'), "lambdas/activator.ts": ACTIVATOR };
    expect(await synth(files)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
