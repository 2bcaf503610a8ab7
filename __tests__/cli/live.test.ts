import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandEnvironment } from "../command";
import { ProjectCopy } from "../project-copy";
import { VirtualTerminal } from "../report/terminal/virtual-terminal";

const SCRIPT = "/usr/bin/script";

interface Ended {
  readonly terminal: VirtualTerminal;
  readonly text: string;
  readonly exitCode: number | null;
}

/** Runs `npm start -- …` without npm on a terminal, to which Ctrl-C is typed once it prints a text. */
function onTerminal(project: ProjectCopy, args: string, interruptAt?: RegExp): Promise<Ended> {
  const { CI: _, ...environment } = commandEnvironment();
  const command = `stty cols 100 rows 30; exec node --require ./src/register.cjs src/cli/start.ts ${args}`;
  const child = spawn(SCRIPT, ["-qec", command, "/dev/null"], {
    cwd: project.folder,
    env: { ...environment, TERM: "xterm", NO_COLOR: "1" },
  });
  const terminal = new VirtualTerminal(100, 30);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const before = interruptAt?.test(text) === true;
    text += chunk;
    if (interruptAt?.test(text) === true && !before) child.stdin.write("\u0003");
  });
  return new Promise((resolve) => {
    child.once("close", (exitCode) => {
      terminal.write(text);
      resolve({ terminal, text, exitCode });
    });
  });
}

function steady(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<uuid>").replace(/ +[\d.]+ m?s\b/g, " <time>"),
  );
}

describe.skipIf(!existsSync(SCRIPT))("npm start on a terminal", () => {
  const project = new ProjectCopy();
  beforeAll(() => project.synth());
  afterAll(() => project.remove());

  it("leaves the tree, and the terminal as it was", async () => {
    const { terminal, text, exitCode } = await onTerminal(project, "--no-synth --input '{\"id\":1}'");
    expect(steady(terminal.lines)).toEqual([
      'Activator  INFO  {"message":"Activation received","event":{"id":1}}',
      'Processor  INFO  {"message":"Scene received","event":{"id":1}}',
      "hsi-dev-pipeline STANDARD, execution <uuid>, simulated clock",
      '✓ Activator    succeeded <time>  {"id":1}',
      '✓ Processor    succeeded <time>  {"id":1}',
      '✓ SuccessState succeeded <time>  {"id":1}',
      "",
      "SUCCEEDED in <time>",
      '  output {"id":1}',
    ]);
    expect(text).toContain("\u001b[?25l");
    const { cursorShown, wraps, unknown } = terminal;
    expect({ cursorShown, wraps, unknown, exitCode }).toEqual({
      cursorShown: true,
      wraps: true,
      unknown: [],
      exitCode: 0,
    });
  });

  it("prints only what the execution came to with --quiet, and appends lines with --plain", async () => {
    const quiet = await onTerminal(project, "--no-synth --quiet --input 1");
    expect(steady(quiet.terminal.lines)).toEqual(["SUCCEEDED in <time>", "  output 1"]);
    const plain = await onTerminal(project, "--no-synth --plain --input 1");
    expect(steady(plain.terminal.lines)).toContain("✓ Processor left after <time>");
    expect(plain.text).not.toContain("\u001b");
  });

  it("leaves them so when Ctrl-C ends it", async () => {
    project.write(
      "lambdas/activator.ts",
      "export const handler = () => new Promise((resolve) => setTimeout(resolve, 20_000));",
    );
    const { terminal, exitCode } = await onTerminal(project, "", /Activator +running/);
    expect(steady(terminal.lines).slice(-5)).toEqual([
      "⊘ Activator    aborted <time>",
      "· Processor    not reached",
      "· SuccessState not reached",
      "",
      "ABORTED in <time>",
    ]);
    const { cursorShown, wraps } = terminal;
    expect({ cursorShown, wraps, exitCode }).toEqual({ cursorShown: true, wraps: true, exitCode: 1 });
  });
});
