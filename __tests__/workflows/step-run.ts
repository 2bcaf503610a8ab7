import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { commandEnvironment, run } from "../command";
import { jobOf, stepOf, workflow } from "./workflow";

/** What a command that is faked answers. */
export interface Answer {
  /** What the call begins with: `gh api repos/o/r/pulls/7`. */
  readonly to: string;
  readonly stdout?: string;
  readonly stderr?: string;
  /** @default 0 */
  readonly exitCode?: number;
  /** Text by path of the files that it leaves, relative to where it is called. */
  readonly writes?: Readonly<Record<string, string>>;
  /** Whether it is for the first such call alone. @default false */
  readonly once?: boolean;
}

export interface StepCircumstances {
  /** The value of every variable that the workflow takes from an expression. */
  readonly variables: Readonly<Record<string, string>>;
  readonly answers?: readonly Answer[];
  /** Text by path, below the working folder; `temp/` is the runner's folder for temporary files. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether the working folder is a repository with a merge commit. @default false */
  readonly isRepository?: boolean;
}

export interface StepEnd {
  readonly exitCode: number;
  readonly printed: string;
  /** What was added to GITHUB_OUTPUT. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly calls: readonly { readonly call: string; readonly stdin?: string }[];
  /** The text of a file below the working folder; undefined where there is none. */
  file(path: string): string | undefined;
  readonly folder: string;
}

const FAKED = ["gh", "terraform", "npm"];

/** Runs a step's script from the workflow's very file, by the shell and the options that GitHub runs it with. */
export async function runStep(
  file: string,
  job: string,
  name: string,
  { variables, answers = [], files = {}, isRepository = false }: StepCircumstances,
): Promise<StepEnd> {
  const step = stepOf(file, job, name);
  const folder = mkdtempSync(join(tmpdir(), "hsi-step-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = (below: string) => join(folder, below);
  for (const [below, text] of Object.entries({
    "fakes/answers.json": JSON.stringify(answers),
    "fakes/calls.jsonl": "",
    "temp/output": "",
    "temp/summary": "",
    ...files,
  })) {
    mkdirSync(dirname(path(below)), { recursive: true });
    writeFileSync(path(below), text);
  }
  for (const command of FAKED) {
    copyFileSync(join(import.meta.dirname, "fake-command.mjs"), path(`fakes/${command}`));
  }
  // Where it is copied to, a file without an extension is a script by itself.
  writeFileSync(path("fakes/package.json"), '{"type":"module"}');
  if (isRepository) await mergeIn(folder);

  const written = { ...workflow(file).env, ...jobOf(file, job).env, ...step.env };
  const environment = commandEnvironment();
  const { exitCode, stdout, stderr } = await run(
    "bash",
    ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""],
    {
      folder,
      exitCodes: Array.from({ length: 128 }, (_, code) => code),
      environment: {
        ...environment,
        ...Object.fromEntries(
          Object.entries(written).map(([variable, text]) => [variable, given(variable, text, variables)]),
        ),
        PATH: [path("fakes"), environment.PATH].join(delimiter),
        RUNNER_TEMP: path("temp"),
        GITHUB_OUTPUT: path("temp/output"),
        GITHUB_STEP_SUMMARY: path("temp/summary"),
      },
    },
  );
  const read = (below: string) => (existsSync(path(below)) ? readFileSync(path(below), "utf8") : undefined);
  return {
    exitCode,
    printed: stdout + stderr,
    outputs: Object.fromEntries(
      lines(read("temp/output")).map((line) => {
        const [output = "", ...value] = line.split("=");
        return [output, value.join("=")];
      }),
    ),
    summary: read("temp/summary") ?? "",
    calls: lines(read("fakes/calls.jsonl")).map((line) => JSON.parse(line) as StepEnd["calls"][number]),
    file: read,
    folder,
  };
}

/** A value that the workflow states itself, or what the test says of an expression. */
function given(name: string, written: string, variables: Readonly<Record<string, string>>): string {
  if (!written.includes("${{")) return written;
  const value = variables[name];
  // Settings are seldom of interest: they are not set where a test does not set them.
  if (value === undefined && !name.startsWith("HSI_")) throw new Error(`The test says no ${name}`);
  return value ?? "";
}

async function mergeIn(folder: string): Promise<void> {
  const git = (...args: readonly string[]) =>
    run("git", ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main", ...args], {
      folder,
    });
  await git("init", "--quiet");
  await git("commit", "--quiet", "--allow-empty", "-m", "base");
  await git("checkout", "--quiet", "-b", "branch");
  writeFileSync(join(folder, "changed"), "");
  await git("add", "changed");
  await git("commit", "--quiet", "-m", "change");
  await git("checkout", "--quiet", "main");
  await git("merge", "--quiet", "--no-ff", "-m", "merge", "branch");
}

function lines(text: string | undefined): string[] {
  return (text ?? "").split("\n").filter((line) => line !== "");
}
