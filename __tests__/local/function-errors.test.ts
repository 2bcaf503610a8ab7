import { join } from "node:path";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { pooled } from "./pooled-functions";

function failure(errorType: string, errorMessage: string, trace: unknown = expect.any(Array)) {
  return { succeeded: false, error: errorType, cause: { errorType, errorMessage, trace } };
}

function exit(requestId: string | undefined, how: string) {
  const errorMessage = `RequestId: ${requestId} Error: Runtime exited ${how}`;
  return {
    succeeded: false,
    error: "Runtime.ExitError",
    cause: { errorType: "Runtime.ExitError", errorMessage },
  };
}

describe("what a handler throws", () => {
  test("is told by type, message and trace, with the code in /var/task", async () => {
    const { invoke, folder } = pooled(
      "class Cloudy extends Error {\n  name = 'Cloudy';\n}\nexports.handler = async () => {\n  throw new Cloudy('too cloudy');\n};",
    );
    const outcome = await invoke();
    expect(outcome).toEqual(
      failure(
        "Cloudy",
        "too cloudy",
        expect.arrayContaining(["    at exports.handler (/var/task/activator.js:5:9)"]),
      ),
    );
    expect(JSON.stringify(outcome)).not.toContain(folder);
    expect(JSON.stringify(outcome)).not.toContain("worker eval");
  });

  test("is told with the keys in Lambda's order", async () => {
    const { pool } = pooled("exports.handler = async () => { throw 'text'; };");
    const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
    const call = { functionArn, payload: "{}", scheduledEventId: 1 };
    expect(await pool.invoke(call, new AbortController().signal)).toEqual({
      succeeded: false,
      error: "string",
      cause: '{"errorType":"string","errorMessage":"text","trace":[]}',
    });
  });

  test.each([
    ["42", "number", "42"],
    ["null", "object", "null"],
    ["undefined", "undefined", "undefined"],
    ["{ a: 1 }", "object", "[object Object]"],
    ["Object.create(null)", "object", "[object Object]"],
  ])("may be no error: %s", async (value, type, message) => {
    const { invoke } = pooled(`exports.handler = async () => { throw ${value}; };`);
    expect(await invoke()).toEqual(failure(type, message, []));
  });

  test("leaves the environment warm", async () => {
    const { invoke } = pooled(
      "let n = 0; exports.handler = () => { n += 1; throw new Error('call ' + n); };",
    );
    expect(await invoke()).toEqual(failure("Error", "call 1"));
    expect(await invoke()).toEqual(failure("Error", "call 2"));
  });

  test("is traced to the TypeScript source with --enable-source-maps", async () => {
    const { invoke, folder } = pooled(
      {
        "lambdas/activator.ts":
          "export async function handler(): Promise<void> {\n  await null;\n  throw new Error('mapped');\n}\n",
      },
      { environment: { NODE_OPTIONS: "--enable-source-maps" } },
    );
    const entry = join(folder, "lambdas/activator.ts");
    buildSync({
      entryPoints: [entry],
      outfile: join(folder, "activator.js"),
      format: "cjs",
      sourcemap: true,
    });
    const outcome = await invoke();
    expect(outcome).toEqual(
      failure(
        "Error",
        "mapped",
        expect.arrayContaining([expect.stringContaining("(/var/task/lambdas/activator.ts:3:9)")]),
      ),
    );
    expect(JSON.stringify(outcome)).not.toContain(folder);
  });
});

test.each(["(() => { const a = {}; a.a = a; return a; })()", "{ n: 1n }"])(
  "a result that has no JSON fails: %s",
  async (result) => {
    const { invoke } = pooled(`exports.handler = async () => (${result});`);
    expect(await invoke()).toEqual(failure("Error", "Unable to stringify response body"));
  },
);

describe("a module that cannot be loaded", () => {
  test.each([
    ["without the export", "", "Runtime.HandlerNotFound", "activator.handler is undefined or not exported"],
    [
      "with a value as handler",
      "exports.handler = 1;",
      "Runtime.HandlerNotFound",
      "activator.handler is not a function",
    ],
    [
      "with a syntax error",
      "exports.handler = {;",
      "Runtime.UserCodeSyntaxError",
      "SyntaxError: Unexpected token ';'",
    ],
    [
      "that requires what is missing",
      "require('./missing');",
      "Runtime.ImportModuleError",
      "Error: Cannot find module './missing'\nRequire stack:\n- /var/task/activator.js\n- /var/runtime/index.mjs",
    ],
    ["that throws", "throw new TypeError('at load');", "TypeError", "at load"],
  ])("%s fails", async (_what, code, type, message) => {
    const { invoke, reports } = pooled(code);
    expect(await invoke()).toEqual(failure(type, message));
    expect(await invoke()).toEqual(failure(type, message));
    expect(reports).toEqual([
      expect.objectContaining({ durationMs: 0, initDurationMs: expect.any(Number) }),
      expect.objectContaining({ durationMs: 0, initDurationMs: expect.any(Number) }),
    ]);
  });

  test("because there is none fails", async () => {
    const { invoke } = pooled({});
    expect(await invoke()).toEqual(
      failure("Runtime.ImportModuleError", "Error: Cannot find module 'activator'"),
    );
  });

  test("because its handler string names no export fails", async () => {
    const { invoke } = pooled("", { handler: "activator" });
    expect(await invoke()).toEqual(
      failure("Runtime.MalformedHandlerName", "'activator' is not of the form 'module.export'"),
    );
  });
});

describe("an environment is thrown away", () => {
  const counting = (statement: string) =>
    `let n = 0;
     exports.handler = async (event) => {
       n += 1;
       if (event.ok) return n;
       ${statement};
       await new Promise((resolve) => setTimeout(resolve, 3000));
     };`;

  test.each([
    [
      "an uncaught exception",
      "setTimeout(() => { throw new TypeError('late'); })",
      failure("TypeError", "late"),
    ],
    [
      "an unhandled rejection",
      "Promise.reject(new Error('boom'))",
      failure("Runtime.UnhandledPromiseRejection", "Error: boom"),
    ],
  ])("after %s, which is the outcome", async (_what, statement, outcome) => {
    const { invoke } = pooled(counting(statement));
    expect(await invoke({ ok: true })).toEqual({ succeeded: true, payload: 1 });
    expect(await invoke()).toEqual(outcome);
    expect(await invoke({ ok: true })).toEqual({ succeeded: true, payload: 1 });
  });

  test.each([
    [1, "with error: exit status 1"],
    [0, "without providing a reason"],
    [42, "with error: exit status 42"],
  ])("after process.exit(%i), which is the outcome", async (code, how) => {
    const { invoke, reports } = pooled(counting(`process.exit(${code})`));
    expect(await invoke()).toEqual(exit(reports[0]?.requestId, how));
    expect(await invoke({ ok: true })).toEqual({ succeeded: true, payload: 1 });
  });

  test("when it dies between two invocations, without harm to this process", async () => {
    const { invoke } = pooled(`let n = 0;
      exports.handler = async () => { setTimeout(() => { throw new Error("late"); }, 20); n += 1; return n; };`);
    expect(await invoke()).toEqual({ succeeded: true, payload: 1 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await invoke()).toEqual({ succeeded: true, payload: 1 });
  });
});
