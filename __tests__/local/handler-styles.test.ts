import { describe, expect, test } from "vitest";
import { pooled } from "./pooled-functions";

const success = (payload: unknown) => ({ succeeded: true, payload });

describe("a handler in the async style", () => {
  test("answers with what its promise resolves to", async () => {
    const { invoke } = pooled("exports.handler = async (event) => ({ got: event });");
    expect(await invoke({ a: [1, "ü"] })).toEqual(success({ got: { a: [1, "ü"] } }));
  });

  test("answers at once, whatever is left in the event loop", async () => {
    const { invoke, reports } = pooled("exports.handler = async () => { setTimeout(() => {}, 3000); };");
    expect(await invoke()).toEqual(success(null));
    expect(reports[0]?.durationMs).toBeLessThan(2000);
  });

  test("may give its result through a promise that is not its own", async () => {
    const { invoke } = pooled(
      "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 20, 7));",
    );
    expect(await invoke()).toEqual(success(7));
  });

  test("fails when nothing is left that could settle its promise", async () => {
    const { invoke } = pooled("exports.handler = async () => { await new Promise(() => {}); };");
    const outcome = await invoke();
    expect(outcome).toEqual({
      succeeded: false,
      error: "Runtime.NodeJsExit",
      cause: {
        errorType: "Runtime.NodeJsExit",
        errorMessage: "The promise of the handler is pending, but nothing is left to settle it",
        trace: expect.any(Array),
      },
    });
    expect(await invoke()).toEqual(outcome);
  });
});

describe("a handler in the callback style", () => {
  test("answers when the event loop is empty", async () => {
    const { invoke, reports } = pooled(
      "exports.handler = (event, context, callback) => { setTimeout(() => {}, 300); callback(null, event); };",
    );
    expect(await invoke({ n: 1 })).toEqual(success({ n: 1 }));
    expect(reports[0]?.durationMs).toBeGreaterThan(290);
  });

  test("answers at once when it asks for that", async () => {
    const { invoke, reports } = pooled(`exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false;
      setTimeout(() => {}, 3000);
      callback(null, "early");
    };`);
    expect(await invoke()).toEqual(success("early"));
    expect(reports[0]?.durationMs).toBeLessThan(2000);
  });

  test("fails with the error that it gives to the callback", async () => {
    const { invoke } = pooled(
      "exports.handler = (event, context, callback) => callback(new RangeError('far'));",
    );
    expect(await invoke()).toEqual({
      succeeded: false,
      error: "RangeError",
      cause: { errorType: "RangeError", errorMessage: "far", trace: expect.any(Array) },
    });
  });

  test("counts the first completion only", async () => {
    const { invoke } = pooled(`exports.handler = (event, context, callback) => {
      callback(null, "first");
      callback(new Error("second"));
      context.succeed("third");
    };`);
    expect(await invoke()).toEqual(success("first"));
  });

  test("answers null when it completes nothing, and its return value is no promise", async () => {
    const { invoke } = pooled("exports.handler = () => 'ignored';");
    expect(await invoke()).toEqual(success(null));
  });

  test.each([
    ["done", "context.done(null, 1)", success(1)],
    ["succeed", "context.succeed(2)", success(2)],
    [
      "fail",
      "context.fail('three')",
      { succeeded: false, error: "string", cause: { errorType: "string", errorMessage: "three", trace: [] } },
    ],
  ])("completes by context.%s", async (_name, statement, outcome) => {
    const { invoke } = pooled(`exports.handler = (event, context) => { ${statement}; };`);
    expect(await invoke()).toEqual(outcome);
  });
});

describe("the module of a handler", () => {
  test.each([
    ["a CommonJS file", "activator.cjs", "exports.handler = async () => module.id.endsWith('.cjs');"],
    [
      "an ECMAScript module",
      "activator.mjs",
      "export const handler = async () => import.meta.url.endsWith('.mjs');",
    ],
  ])("is %s", async (_kind, file, code) => {
    const { invoke } = pooled({ [file]: code });
    expect(await invoke()).toEqual(success(true));
  });

  test("is an ECMAScript module where its package says so", async () => {
    const { invoke } = pooled({
      "package.json": '{ "type": "module" }',
      "activator.js": "export const handler = async () => typeof require + typeof levels;",
    });
    expect(await invoke()).toEqual(success("undefinedundefined"));
  });

  test("lies in a folder and exports the handler within an object", async () => {
    const { invoke } = pooled(
      { "steps/activator.js": "exports.api = { run: async () => 'ran' };" },
      { handler: "steps/activator.api.run" },
    );
    expect(await invoke()).toEqual(success("ran"));
  });
});

test("an event keeps a key named __proto__ as its own", async () => {
  const { pool, reports } = pooled("exports.handler = async (event) => Object.keys(event);");
  const call = {
    functionArn: "arn:aws:lambda:eu-central-1:123456789012:function:activator",
    payload: '{"__proto__":{"a":1}}',
    scheduledEventId: 7,
  };
  expect(await pool.invoke(call, new AbortController().signal)).toEqual(success('["__proto__"]'));
  expect(reports.map((report) => report.scheduledEventId)).toEqual([7]);
});
