import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const EVENT = { id: "aviris_f130329t01p00r06_sc01", collection: "aviris-classic" };

/** Runs `npm start -- …` without npm. */
function start(project: ProjectCopy, args: readonly string[] = [], stdin = ""): Promise<Finished> {
  return run("node", ["--require", "./src/register.cjs", "src/cli/start.ts", ...args], {
    folder: project.folder,
    exitCodes: [0, 1, 2],
    stdin,
  });
}

/** The text with what differs from run to run replaced. */
function steady(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<uuid>").replace(/\b[\d.]+ m?s\b/g, "<time>");
}

describe("npm start", () => {
  const project = new ProjectCopy();
  beforeAll(async () => {
    await start(project);
  });
  afterAll(() => project.remove());

  it("synthesizes the stack, runs what it synthesized on the sample event, and shows it", async () => {
    const fresh = new ProjectCopy();
    const { exitCode, stdout, stderr } = await start(fresh);
    fresh.remove();
    const event = JSON.stringify(EVENT);
    expect({ exitCode, stderr, stdout: steady(stdout) }).toEqual({
      exitCode: 0,
      stderr: "",
      stdout: `hsi-dev-pipeline STANDARD, execution <uuid>, simulated clock: waits and back-off take no time

→ Activator Task
    input   ${event}
    attempt 1 hsi-dev-activator
      log     INFO  {"message":"Activation received","event":${event}}
      succeeded in <time>, cold start <time>
    output  ${event}
✓ Activator left after <time>

→ Processor Task
    input   ${event}
    attempt 1 hsi-dev-processor
      log     INFO  {"message":"Scene received","event":${event}}
      succeeded in <time>, cold start <time>
    output  ${event}
✓ Processor left after <time>

→ SuccessState Succeed
    input   ${event}
    output  ${event}
✓ SuccessState left after <time>

SUCCEEDED in <time>
    output  ${event}
`,
    });
  });

  it("prints the execution as one JSON document, and nothing else, with --json", async () => {
    const { exitCode, stdout, stderr } = await start(project, ["--json"]);
    const { status, input, output, states, history } = JSON.parse(stdout);
    expect({ exitCode, stderr, status, input, output }).toEqual({
      exitCode: 0,
      stderr: "",
      status: "SUCCEEDED",
      input: EVENT,
      output: EVENT,
    });
    expect(states.map(({ name }: { name: string }) => name)).toEqual([
      "Activator",
      "Processor",
      "SuccessState",
    ]);
    expect(history.map(({ type }: { type: string }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "TaskStateExited",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "TaskStateExited",
      "SucceedStateEntered",
      "SucceedStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("writes the page of the execution with --report, and says where", async () => {
    const { exitCode, stdout } = await start(project, ["--no-synth", "--report", "page.html"]);
    expect({ exitCode, last: stdout.trimEnd().split("\n").at(-1) }).toEqual({
      exitCode: 0,
      last: "    page    page.html",
    });
    expect(readFileSync(project.path("page.html"), "utf8")).toContain("<title>hsi-dev-pipeline succeeded");
  });

  it("refuses a page that could not be written before it runs, and --redact without one", async () => {
    const refused = await start(project, ["--no-synth", "--report", "none/page.html"]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toContain("The folder of the page does not exist");
    const idle = await start(project, ["--no-synth", "--redact", "id"]);
    expect(idle).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: option '--redact' is about the page that --report writes\n",
    });
  });

  it.each([
    ["JSON", '{"id":"a","collection":"b","bands":[1,2.5,null],"é":"\\u0000"}', ""],
    ["a file", "other.json", ""],
    ["standard input", "-", '{"id":"a","collection":"b","bands":[1,2.5,null],"é":"\\u0000"}'],
  ])("takes another event as %s", async (_, input, stdin) => {
    const event = { id: "a", collection: "b", bands: [1, 2.5, null], é: "\u0000" };
    project.write("other.json", JSON.stringify(event));
    const { exitCode, stdout } = await start(project, ["--no-synth", "--json", "--input", input], stdin);
    expect({ exitCode, output: JSON.parse(stdout).output }).toEqual({ exitCode: 0, output: event });
  });

  it("hands any JSON from step to step unchanged", async () => {
    const { stdout } = await start(project, ["--no-synth", "--json", "--input", "[null]"]);
    expect(JSON.parse(stdout).output).toEqual([null]);
  });

  it("lets mocks answer for tasks, test case by test case", async () => {
    project.write(
      "mocks.json",
      JSON.stringify({
        StateMachines: {
          "hsi-dev-pipeline": {
            TestCases: { Refused: { Processor: "Refused" }, Mocked: { Activator: "Scene" } },
          },
        },
        MockedResponses: {
          Refused: { "0": { Throw: { Error: "NoBands", Cause: "The scene is empty" } } },
          Scene: { "0": { Return: { id: "mocked", collection: "none" } } },
        },
      }),
    );
    const run = async (testCase: string) => {
      const args = ["--no-synth", "--json", "--mocks", "mocks.json", "--test-case", testCase];
      const { exitCode, stdout } = await start(project, args);
      const { status, output, error, cause } = JSON.parse(stdout);
      return { exitCode, status, output, error, cause };
    };
    expect([await run("Refused"), await run("Mocked")]).toEqual([
      { exitCode: 1, status: "FAILED", error: "NoBands", cause: "The scene is empty" },
      { exitCode: 0, status: "SUCCEEDED", output: { id: "mocked", collection: "none" } },
    ]);
  });

  it("ends with exit code 1 where the execution fails, and shows the handler's error as it would be on AWS", async () => {
    const broken = new ProjectCopy();
    broken.write(
      "lambdas/processor.ts",
      `export async function handler(event: { readonly id: string }) {
  throw new RangeError(\`No bands in \${event.id}\`);
}
`,
    );
    const { exitCode, stdout } = await start(broken);
    const json = JSON.parse((await start(broken, ["--json", "--no-synth"])).stdout);
    broken.remove();
    expect(exitCode).toBe(1);
    expect(steady(stdout.slice(stdout.indexOf("✗")))).toBe(`✗ Processor failed after <time>

FAILED in <time>
    error   RangeError
    cause   No bands in aviris_f130329t01p00r06_sc01
              at Runtime.handler (/var/task/lambdas/processor.ts:2:9)
`);
    const { trace, ...cause } = JSON.parse(json.cause);
    expect({ status: json.status, error: json.error, cause, frame: trace[1] }).toEqual({
      status: "FAILED",
      error: "RangeError",
      cause: { errorType: "RangeError", errorMessage: "No bands in aviris_f130329t01p00r06_sc01" },
      frame: "    at Runtime.handler (/var/task/lambdas/processor.ts:2:9)",
    });
  });

  it.each([
    [
      "an input that is not JSON",
      ["--input", "{id: 1}"],
      `error: --input is not JSON (line 1, column 2)
   at: --input:1:2
  got: "{id: 1}"
`,
    ],
    [
      "a file that does not exist",
      ["--input", "events/none.json"],
      `error: There is no such file, and it is not JSON either
   at: --input
  got: "events/none.json"
  fix: Give a JSON file, JSON itself, or - to read standard input
`,
    ],
    [
      "a state machine that does not exist",
      ["--machine", "nothing"],
      `error: There is no such state machine
   at: --machine
  got: "nothing"
  fix: Name one of: hsi-dev-pipeline
`,
    ],
    [
      "a test case without mocks",
      ["--test-case", "Refused"],
      `error: A test case is of a file of mocks, and none is given
   at: --test-case
  got: "Refused"
  fix: Give the file too: --mocks FILE
`,
    ],
    [
      "mocks that are not there",
      ["--mocks", "none.json"],
      `error: There is no such file
   at: --mocks
  got: "none.json"
  fix: Give a JSON file with StateMachines and MockedResponses
`,
    ],
    [
      "an option that does not exist",
      ["--inptu", "{}"],
      "error: unknown option '--inptu'\n(Did you mean --input?)\n",
    ],
  ])("ends with exit code 2 and one message for %s", async (_, args, message) => {
    const { exitCode, stdout, stderr } = await start(project, ["--no-synth", ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.startsWith(message)).toBe(true);
    expect(stderr).not.toContain("    at ");
  });

  it("says so where the folder of --project holds no project", async () => {
    const { exitCode, stdout, stderr } = await start(project, ["--project", "lambdas"]);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: There is no project in the folder: it has no main.ts
   at: --project
  got: "lambdas"
  fix: Give the folder that holds cdktf.json and main.ts
`,
    });
  });

  it("asks for a synthesis where there is none yet", async () => {
    const fresh = new ProjectCopy();
    const { exitCode, stdout, stderr } = await start(fresh, ["--no-synth"]);
    fresh.remove();
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: Nothing is synthesized
   at: cdktf.out/manifest.json
  fix: Synthesize first: npm run synth
`,
    });
  });

  it("shows esbuild's own message, with file and line, for a syntax error in a handler", async () => {
    const broken = new ProjectCopy();
    broken.write("lambdas/activator.ts", "export async function handler(event {\n  return event;\n}\n");
    const { exitCode, stdout, stderr } = await start(broken);
    broken.remove();
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: Expected ")" but found "{"
   at: lambdas/activator.ts:1:37
  got: "export async function handler(event {"
  fix: Did you mean )?
`,
    });
  });

  it("refuses a Node that is too old before it reads anything else", async () => {
    project.write("old-node.cjs", 'Object.defineProperty(process.versions, "node", { value: "18.20.8" });\n');
    const { exitCode, stdout, stderr } = await run(
      "node",
      ["--require", "./old-node.cjs", "--require", "./src/register.cjs", "src/cli/start.ts"],
      { folder: project.folder, exitCodes: [2] },
    );
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: This project needs Node 20.9 or later
  got: 18.20.8
  fix: Install a supported Node, for example the one that .nvmrc names
`,
    });
  });

  it("explains itself with --help", async () => {
    const { exitCode, stdout } = await start(project, ["--help"]);
    expect(exitCode).toBe(0);
    for (const option of ["--input", "--machine", "--json", "--real-time", "--no-synth", "Exit codes"]) {
      expect(stdout).toContain(option);
    }
  });
});
