import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeFolder, lambdaFunction, pooled } from "./pooled-functions";

const waiting =
  "exports.handler = async (event) => { await new Promise((r) => setTimeout(r, event.ms)); return n += 1; };";
const killed = {
  succeeded: false,
  error: "Runtime.ExitError",
  cause: {
    errorType: "Runtime.ExitError",
    errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: signal: killed$/),
  },
};

describe("an environment", () => {
  test("stays warm: its module is loaded once, and only its first report tells of it", async () => {
    const { invoke, reports } = pooled("let n = 0; exports.handler = async () => { n += 1; return n; };");
    expect(await invoke()).toEqual({ succeeded: true, payload: 1 });
    expect(await invoke()).toEqual({ succeeded: true, payload: 2 });
    const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
    const common = { functionArn, requestId: expect.any(String), durationMs: expect.any(Number) };
    expect(reports).toEqual([
      { ...common, scheduledEventId: 1, initDurationMs: expect.any(Number) },
      { ...common, scheduledEventId: 2 },
    ]);
    expect(new Set(reports.map((report) => report.requestId)).size).toBe(2);
  });

  test("takes one invocation at a time; another is started beside it", async () => {
    const { invoke, reports } = pooled(`let n = 0; ${waiting}`);
    const outcomes = await Promise.all([invoke({ ms: 300 }), invoke({ ms: 300 }), invoke({ ms: 300 })]);
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ succeeded: true, payload: 1 })));
    expect(await invoke({ ms: 0 })).toEqual({ succeeded: true, payload: 2 });
    expect(reports.filter((report) => report.initDurationMs !== undefined).length).toBe(3);
  });

  test("gives each invocation an event of its own", async () => {
    const { invoke } = pooled("exports.handler = async (event) => { event.list.push(1); return event; };");
    const event = { list: [0] };
    await invoke(event);
    expect(await invoke(event)).toEqual({ succeeded: true, payload: { list: [0, 1] } });
  });
});

test("a function that does not exist is not found", async () => {
  const { pool } = pooled("");
  const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:nobody";
  expect(
    await pool.invoke({ functionArn, payload: "{}", scheduledEventId: 1 }, new AbortController().signal),
  ).toEqual({
    succeeded: false,
    error: "Lambda.ResourceNotFoundException",
    cause: expect.stringMatching(
      /^Function not found: arn:aws:lambda:eu-central-1:123456789012:function:nobody:\$LATEST \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
    ),
  });
});

describe("an invocation that nobody waits for", () => {
  test("is answered at once, reported, and logs nothing more", async () => {
    const { invoke, lines, reports } = pooled(`let n = 0; ${waiting}`);
    await invoke({ ms: 0 });
    const abort = new AbortController();
    const outcome = invoke({ ms: 3000 }, abort.signal);
    const before = performance.now();
    abort.abort();
    expect(await outcome).toEqual(killed);
    expect(performance.now() - before).toBeLessThan(100);
    expect(reports.map((report) => report.scheduledEventId)).toEqual([1, 2]);
    expect(await invoke({ ms: 0 })).toEqual({ succeeded: true, payload: 1 });
    expect(lines).toEqual([]);
  });

  test("does not even begin when that is known before", async () => {
    const { invoke, reports } = pooled(`let n = 0; ${waiting}`);
    expect(await invoke({ ms: 0 }, AbortSignal.abort())).toEqual(killed);
    expect(reports).toEqual([]);
  });
});

test("a closed pool ends what runs, and answers later calls as killed", async () => {
  const { invoke, pool } = pooled(`let n = 0; ${waiting}`);
  await invoke({ ms: 0 });
  const running = [invoke({ ms: 3000 }), invoke({ ms: 3000 })];
  await pool.close();
  expect(await Promise.all(running)).toEqual([killed, killed]);
  expect(await invoke({ ms: 0 })).toEqual(killed);
});

test("a forgotten pool does not keep the process alive", () => {
  const folder = codeFolder({
    "activator.js": "exports.handler = async () => { setInterval(() => {}, 1000); return 1; };",
  });
  const script = `
    const { FunctionPool } = require(${JSON.stringify(join(process.cwd(), "src/local/function-pool.ts"))});
    const lambda = ${JSON.stringify(lambdaFunction(folder))};
    const pool = new FunctionPool([lambda], { onLog() {}, onReport() {} });
    const call = { functionArn: lambda.arn, payload: "{}", scheduledEventId: 1 };
    pool.invoke(call, new AbortController().signal).then((outcome) => console.log(outcome.payload));`;
  const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
    timeout: 20_000,
  });
  expect(output.toString()).toBe("1\n");
});
