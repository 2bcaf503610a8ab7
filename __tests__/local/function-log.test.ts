import { describe, expect, test } from "vitest";
import { pooled } from "./pooled-functions";

const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe("a console in Lambda's JSON format", () => {
  test("has a level for each method and keeps a single value as it is", async () => {
    const { invoke, messages, reports } = pooled(`exports.handler = async () => {
      console.log("text");
      console.info({ deep: { a: [1] } });
      console.debug(7);
      console.warn(null);
      console.error("%s=%d", "n", 3, { more: true });
      console.trace("here");
      console.log(10n);
      console.log();
    };`);
    await invoke();
    const requestId = reports[0]?.requestId;
    const line = (level: string, message: unknown) => ({ timestamp, level, requestId, message });
    expect(messages()).toEqual([
      line("INFO", "text"),
      line("INFO", { deep: { a: [1] } }),
      line("DEBUG", 7),
      line("WARN", null),
      line("ERROR", "n=3 { more: true }"),
      line("TRACE", "here"),
      line("INFO", "10n"),
      line("INFO", ""),
    ]);
  });

  test("tells an error by its fields, with the code in /var/task", async () => {
    const { invoke, messages, lines, folder, reports } = pooled(`exports.handler = async () => {
      const error = Object.assign(new TypeError("bad"), { code: "E_BAD" });
      console.error(error);
      console.warn({ cause: error });
      console.log("failed:", error);
    };`);
    await invoke();
    const requestId = reports[0]?.requestId;
    const stackTrace = expect.arrayContaining([
      "TypeError: bad",
      "    at exports.handler (/var/task/activator.js:2:35)",
    ]);
    const fields = { errorType: "TypeError", errorMessage: "bad", stackTrace };
    expect(messages()).toEqual([
      { timestamp, level: "ERROR", requestId, message: { ...fields, code: "E_BAD" } },
      { timestamp, level: "WARN", requestId, message: { cause: { ...fields, code: "E_BAD" } } },
      {
        timestamp,
        level: "INFO",
        requestId,
        message: expect.stringMatching(/^failed: TypeError: bad\n/),
        ...fields,
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(folder);
  });

  test("leaves out what is less severe than the configured level", async () => {
    const { invoke, messages } = pooled(
      "exports.handler = async () => { console.debug(1); console.log(2); console.warn(3); console.error(4); };",
      { logLevel: "WARN" },
    );
    await invoke();
    expect(messages().map((line) => line.message)).toEqual([3, 4]);
  });

  test("shows the error that an invocation fails with", async () => {
    const { invoke, messages, reports } = pooled(
      "exports.handler = async () => { throw new Error('boom'); };",
    );
    await invoke();
    const message = { errorType: "Error", errorMessage: "boom", stackTrace: expect.any(Array) };
    expect(messages()).toEqual([{ timestamp, level: "ERROR", requestId: reports[0]?.requestId, message }]);
  });
});

test("a console in Lambda's text format writes fields between tabs", async () => {
  const { invoke, lines, reports } = pooled(
    "exports.handler = async () => { console.log('a', { b: 1 }); throw new Error('boom'); };",
    { logFormat: "Text" },
  );
  await invoke();
  const id = reports[0]?.requestId;
  const fields = lines.map((line) => line.message.split("\t"));
  expect(fields).toEqual([
    [timestamp, id, "INFO", "a { b: 1 }"],
    [
      timestamp,
      id,
      "ERROR",
      "Invoke Error ",
      expect.stringMatching(/^{"errorType":"Error","errorMessage":"boom","stack":\[/),
    ],
  ]);
});

test("what is written to the output streams is told line by line, in order with the console", async () => {
  const { invoke, lines, reports } = pooled(
    `exports.handler = async () => {
    process.stdout.write("one\\ntw");
    process.stdout.write(Buffer.from("o\\n"));
    process.stderr.write("err\\n");
    console.error("between");
    await new Promise((resolve) => process.stdout.write(Buffer.from([0xc3]), resolve));
    process.stdout.write(Buffer.from([0xbc]));
  };`,
    { logFormat: "Text" },
  );
  await invoke();
  expect(lines).toEqual(
    ["one", "two", "err", expect.stringMatching(/\tERROR\tbetween$/), "ü"].map((message) => ({
      functionArn: "arn:aws:lambda:eu-central-1:123456789012:function:activator",
      requestId: reports[0]?.requestId,
      scheduledEventId: 1,
      timestamp: expect.any(Number),
      message,
    })),
  );
});

test("what a module writes while it loads belongs to no request", async () => {
  const { invoke, lines } = pooled(
    "console.log('loading'); exports.handler = async () => console.log('running');",
  );
  await invoke();
  expect(lines.map(({ requestId, scheduledEventId }) => [requestId, scheduledEventId])).toEqual([
    [undefined, 1],
    [expect.any(String), 1],
  ]);
});

test("a line and a report name the execution that called, where it is named", async () => {
  const { pool, lines, reports } = pooled("exports.handler = async () => console.log('hello');");
  const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
  const attempt = {
    scheduledEventId: 3,
    executionArn: "arn:aws:states:eu-central-1:123456789012:execution:m:e",
  };
  await pool.invoke({ functionArn, payload: "{}", ...attempt }, new AbortController().signal);
  expect([lines[0], reports[0]]).toMatchObject([attempt, attempt]);
});

test("many lines are all told before the invocation ends", async () => {
  const { invoke, lines } = pooled(
    "exports.handler = async () => { for (let i = 0; i < 5000; i += 1) console.log(i); };",
  );
  await invoke();
  expect(lines.length).toBe(5000);
});

test("a warning of Node is logged as an error, as Lambda does", async () => {
  const { invoke, messages, reports } = pooled(`exports.handler = async () => {
    process.emitWarning("old");
    await new Promise((resolve) => setTimeout(resolve, 20));
  };`);
  await invoke();
  const message = expect.stringMatching(/Warning: old\n/);
  expect(messages()).toEqual([{ timestamp, level: "ERROR", requestId: reports[0]?.requestId, message }]);
});
