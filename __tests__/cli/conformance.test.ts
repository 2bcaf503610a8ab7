import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "../command";

const folder = mkdtempSync(join(tmpdir(), "hsi-pipeline-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npm run -s conformance -- …` without npm, with the folder left out of what it prints. */
async function conformance(...args: readonly string[]) {
  const command = ["--require", "./src/register.cjs", "src/cli/conformance.ts", ...args];
  const finished = await run("node", command, { folder: process.cwd(), exitCodes: [0, 1, 2] });
  return { ...finished, stderr: finished.stderr.replaceAll(folder, "<folder>") };
}

function cases(name: string, ...lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join("\n"));
  return file;
}

const FUNCTION = "arn:aws:lambda:us-east-1:111111111111:function:double";
const PASS = { StartAt: "A", States: { A: { Type: "Pass", End: true } } };
const TASK = { StartAt: "A", States: { A: { Type: "Task", Resource: FUNCTION, End: true } } };
const FIX =
  "Give a file with a case a line: an object with id, definition, input, and lambdas if it calls any";

describe("npm run conformance", () => {
  it("prints the outcome and the history of each case, a line each", async () => {
    const lambdas = { [FUNCTION]: { body: "return event * 2" } };
    const { exitCode, stdout, stderr } = await conformance(
      cases(
        "good.jsonl",
        JSON.stringify({ id: "task", definition: TASK, input: 21, lambdas }),
        "",
        JSON.stringify({ id: "no function", definition: TASK, input: 21 }),
      ),
    );
    const results = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect({
      exitCode,
      stderr,
      results: results.map(({ history, ...rest }) => ({
        ...rest,
        history: history.map(({ type }: { readonly type: string }) => type),
      })),
    }).toEqual({
      exitCode: 0,
      stderr: "",
      results: [
        {
          id: "task",
          status: "SUCCEEDED",
          output: 42,
          history: [
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded",
          ],
        },
        {
          id: "no function",
          status: "FAILED",
          error: "Lambda.ResourceNotFoundException",
          cause: `Function not found: ${FUNCTION}:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: 00000000; Proxy: null)`,
          history: [
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionFailed",
            "ExecutionFailed",
          ],
        },
      ],
    });
  });

  it("tells a file that is not there", async () => {
    expect(await conformance(join(folder, "none.jsonl"))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: There is no such file\n   at: cases\n  got: "<folder>/none.jsonl"\n  fix: ${FIX}\n`,
    });
  });

  it("tells the line that is not JSON", async () => {
    const good = JSON.stringify({ id: "pass", definition: PASS, input: {} });
    expect(await conformance(cases("broken.jsonl", good, "nope"))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: <folder>/broken.jsonl is not JSON (line 2, column 1)
   at: <folder>/broken.jsonl:2:1
  got: "nope"
  fix: Expected a value, and found "nope"
`,
    });
  });

  it("tells the line that is not a case", async () => {
    expect(await conformance(cases("lacking.jsonl", '{"id":"a","input":{}}'))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `error: This is not a recorded case
   at: <folder>/lacking.jsonl:1
  got: {"id":"a","input":{}}
  fix: ${FIX}
`,
    });
  });

  it("runs the other cases where a definition cannot be run", async () => {
    const { exitCode, stdout, stderr } = await conformance(
      cases(
        "unfit.jsonl",
        '{"id":"unfit","definition":{"StartAt":"A","States":{"A":null}},"input":{}}',
        JSON.stringify({ id: "pass", definition: PASS, input: {} }),
      ),
    );
    expect({
      exitCode,
      ids: stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    }).toEqual({
      exitCode: 1,
      ids: ["pass"],
    });
    expect(stderr).toMatch(/^error: The engine cannot run it: .+\n {3}at: unfit\n$/);
  });
});
