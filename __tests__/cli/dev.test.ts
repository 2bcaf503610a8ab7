import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { commandEnvironment, run } from "../command";
import { ProjectCopy } from "../project-copy";

const LONGEST_WAIT_MS = 20_000;

/** `npm run dev -- …` without npm, with what it prints. */
class Dev {
  readonly #child: ChildProcess;
  readonly exitCode: Promise<number | null>;
  #printed = "";
  #seen = 0;
  #wake = () => {};

  constructor(project: ProjectCopy, args: readonly string[] = []) {
    this.#child = spawn(process.execPath, ["--require", "./src/register.cjs", "src/cli/dev.ts", ...args], {
      cwd: project.folder,
      env: commandEnvironment(),
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#printed += chunk;
        this.#wake();
      });
    }
    this.exitCode = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** What is printed from the last time on, up to the pattern and through it. */
  async until(pattern: RegExp): Promise<string> {
    const late = setTimeout(() => this.#child.kill("SIGKILL"), LONGEST_WAIT_MS);
    let ended = false;
    void this.exitCode.then(() => {
      ended = true;
      this.#wake();
    });
    try {
      for (;;) {
        const rest = this.#printed.slice(this.#seen);
        const found = pattern.exec(rest);
        if (found !== null) {
          const end = found.index + found[0].length;
          this.#seen += end;
          return rest.slice(0, end);
        }
        if (ended) throw new Error(`It ended before it printed ${pattern}:\n${rest}`);
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      clearTimeout(late);
    }
  }

  interrupt(): Promise<number | null> {
    this.#child.kill("SIGINT");
    return this.exitCode;
  }
}

function steady(text: string): string {
  return text.replace(/\b[\d.]+ m?s\b/g, "<time>").replace(/^\n+/, "");
}

describe("npm run dev", () => {
  const project = new ProjectCopy();
  const sessions: Dev[] = [];
  const dev = async (args?: readonly string[]) => {
    const session = new Dev(project, args);
    sessions.push(session);
    await session.until(/watching \d+ files; Ctrl-C ends\n/);
    return session;
  };
  const edit = (file: string, change: (text: string) => string) =>
    project.write(file, change(readFileSync(project.path(file), "utf8")));

  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.interrupt();
  });
  afterAll(() => project.remove());

  it("runs again when a handler is saved, and shows what differs", async () => {
    const session = await dev();
    edit("lambdas/activator.ts", (text) => text.replace("return event", "return { ...event, level: 2 }"));
    expect(steady(await session.until(/result\n/))).toBe(`✓ Activator
    + level  2
✓ Processor
    ~ as in Activator
    - log INFO  {"message":"Scene received","event":{"id":"aviris_f130329t01p00r06_sc01","collection":"aviris-classic"}}
    + log INFO  {"message":"Scene received","event":{"id":"aviris_f130329t01p00r06_sc01","collection":"aviris-classic",…
✓ SuccessState
    ~ as in Activator
SUCCEEDED in <time>
lambdas/activator.ts: <time> from save to result
`);
    edit("lambdas/activator.ts", (text) => text.replace("{ ...event, level: 2 }", "event"));
    await session.until(/result\n/);
    expect(await session.interrupt()).toBe(0);
  });

  it("runs the very bundle that a synthesis writes", async () => {
    const session = await dev();
    edit("lambdas/activation-message.ts", (text) => `${text}\nexport const marked = true;\n`);
    edit("lambdas/activator.ts", (text) => `${text}\nexport { marked } from "./activation-message";\n`);
    await session.until(/result\n/);
    edit("lambdas/activation-message.ts", (text) => text.replace("marked = true", "marked = [1]"));
    await session.until(/result\n/);
    await session.interrupt();
    const before = assets(project);
    rmSync(project.path("cdktf.out"), { recursive: true });
    await project.synth();
    for (const [file, bytes] of assets(project)) expect(before.get(file)).toEqual(bytes);
  });

  it("shows a compile error and goes on, when the file is corrected, or made again", async () => {
    const session = await dev();
    edit("lambdas/processor.ts", (text) => `${text}const broken = ;\n`);
    expect(steady(await session.until(/fix: .*\n/))).toBe(`error: Unexpected ";"
   at: lambdas/processor.ts:8:16
  got: "const broken = ;"
  fix: Correct the file that esbuild names
`);
    edit("lambdas/processor.ts", (text) => text.replace("const broken = ;\n", ""));
    expect(await session.until(/result\n/)).toContain("nothing differs from the run before");
    renameSync(project.path("lambdas/processor.ts"), project.path("processor.ts"));
    expect(await session.until(/fix: .*\n/)).toContain('error: Could not resolve "./lambdas/processor.ts"');
    renameSync(project.path("processor.ts"), project.path("lambdas/processor.ts"));
    expect(await session.until(/result\n/)).toContain("nothing differs from the run before");
  });

  it("runs again when the event or the mocks are saved, and goes on where they are wrong", async () => {
    const mocks = (output: string) =>
      project.write(
        "mocks.json",
        JSON.stringify({
          StateMachines: { "hsi-dev-pipeline": { TestCases: { One: { Processor: "Mocked" } } } },
          MockedResponses: { Mocked: { "0": { Return: output } } },
        }),
      );
    mocks("first");
    project.write("event.json", "[1]");
    const session = await dev(["--input", "event.json", "--mocks", "mocks.json"]);
    mocks("second");
    expect(await session.until(/result\n/)).toContain('    ~ output  "first" → "second"');
    project.write("event.json", "[1,");
    expect(await session.until(/fix: .*\n/)).toContain("error: event.json is not JSON (line 1, column 4)");
    project.write("event.json", "[2]");
    expect(await session.until(/result\n/)).toContain("    ~ [0]  1 → 2");
  });

  it("synthesizes again when the stack is saved, in a process that may fail", async () => {
    const session = await dev();
    edit("src/hsi-pipeline.ts", (text) => text.replace('"SuccessState"', '"Finished"'));
    const text = await session.until(/result\n/);
    expect(text).toContain(
      "✓ Finished  succeeded, not entered before\n· SuccessState  not entered any more\n",
    );
    edit("src/hsi-pipeline.ts", (source) => source.replace('"Finished"', '"Activator"'));
    await session.until(/fix: .*\n/);
    edit("src/hsi-pipeline.ts", (source) =>
      source.replace('.succeed("Activator")', '.succeed("SuccessState")'),
    );
    expect(await session.until(/result\n/)).toContain("✓ SuccessState  succeeded, not entered before");
  });

  it("stops what runs when something is saved, and ends with exit code 0 in the middle of a run", async () => {
    const session = await dev(["--real-time"]);
    const wait = "await new Promise((resolve) => setTimeout(resolve, 20_000));";
    edit("lambdas/activator.ts", (text) => text.replace("  return event", `  ${wait}\n  return event`));
    await new Promise((resolve) => setTimeout(resolve, 500));
    edit("lambdas/activator.ts", (text) => text.replace(`  ${wait}\n`, ""));
    expect(await session.until(/result\n/)).toContain("nothing differs from the run before");
    edit("lambdas/activator.ts", (text) => text.replace("  return event", `  ${wait}\n  return event`));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await session.interrupt()).toBe(0);
    edit("lambdas/activator.ts", (text) => text.replace(`  ${wait}\n`, ""));
  });

  it("refuses standard input, which can be read once only", async () => {
    const { exitCode, stderr } = await run(
      "node",
      ["--require", "./src/register.cjs", "src/cli/dev.ts", "--input", "-"],
      {
        folder: project.folder,
        exitCodes: [2],
      },
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: Standard input can be read once only
   at: --input
  got: "-"
  fix: Give a JSON file, or JSON itself
`,
    });
  });
});

/** The bytes of every file of the functions' bundles. */
function assets(project: ProjectCopy): Map<string, Buffer> {
  const folder = `${project.stackFolder}/assets`;
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return new Map(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`)
      .map((file) => [file, readFileSync(file)]),
  );
}
