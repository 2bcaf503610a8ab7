import { describe, expect, it } from "vitest";
import { logEntry } from "../../../src/deployed/execution/log-entry";

const ID = "6d68ca91-49c9-448d-89b8-7ca3e6dc66aa";
const ROOT = "1-62e900b2-710d76f009d6e7785905449a";
const platform = (type: string, record: object) =>
  JSON.stringify({ time: "2026-01-01T00:00:00.000Z", type: `platform.${type}`, record });

describe("an event of a function's log group", () => {
  it.each([
    [
      "the start of an invocation, with its trace",
      platform("start", {
        requestId: ID,
        version: "$LATEST",
        tracing: { type: "X-Amzn-Trace-Id", value: `Root=${ROOT};Parent=0efbd19962d95b05;Sampled=1` },
      }),
      { kind: "start", requestId: ID, trace: ROOT },
    ],
    [
      "its end",
      platform("runtimeDone", { requestId: ID, status: "success" }),
      { kind: "end", requestId: ID },
    ],
    [
      "its report",
      platform("report", { requestId: ID, metrics: { durationMs: 693.92, initDurationMs: 397.68 } }),
      { kind: "report", requestId: ID, durationMs: 693.92, initDurationMs: 397.68 },
    ],
    [
      "the report of a warm one",
      platform("report", { requestId: ID, metrics: { durationMs: 2 } }),
      { kind: "report", requestId: ID, durationMs: 2 },
    ],
    ["another record of the platform's", platform("initStart", { phase: "init" }), { kind: "platform" }],
    [
      "a line of a function that logs as JSON",
      JSON.stringify({ level: "INFO", requestId: ID, message: "hello" }),
      { kind: "line", requestId: ID },
    ],
    [
      "a line with a trace",
      JSON.stringify({ message: "hello", function_request_id: ID, xray_trace_id: ROOT }),
      { kind: "line", requestId: ID, trace: ROOT },
    ],
    ["JSON that tells nothing", '{"type":"platform.report"}', { kind: "line" }],
    ["JSON that is none", '{"type":', { kind: "line" }],
    ["the start as text", `START RequestId: ${ID} Version: $LATEST\n`, { kind: "start", requestId: ID }],
    ["the end as text", `END RequestId: ${ID}\n`, { kind: "end", requestId: ID }],
    [
      "the report as text",
      `REPORT RequestId: ${ID}\tDuration: 1.50 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\tInit Duration: 120.25 ms\t\nXRAY TraceId: ${ROOT}\tSegmentId: 0a\tSampled: true\t\n`,
      { kind: "report", requestId: ID, durationMs: 1.5, initDurationMs: 120.25, trace: ROOT },
    ],
    ["the start of an environment", "INIT_START Runtime Version: nodejs:20.v1\n", { kind: "platform" }],
    ["a line of Node.js", `2026-01-01T00:00:00.000Z\t${ID}\tINFO\thello\n`, { kind: "line", requestId: ID }],
    ["a line of Python", `[INFO]\t2026-01-01T00:00:00.000Z\t${ID}\thello`, { kind: "line", requestId: ID }],
    [
      "a time-out",
      `2026-01-01T00:00:03.000Z ${ID} Task timed out after 3.00 seconds\n`,
      { kind: "line", requestId: ID },
    ],
    [
      "an exit",
      `RequestId: ${ID} Error: Runtime exited with error: exit status 1`,
      { kind: "line", requestId: ID },
    ],
    ["any text", "hello", { kind: "line" }],
    ["a text that names a request in its middle", `say ${ID}`, { kind: "line" }],
  ])("can be %s", (_what, message, entry) => {
    expect(logEntry(message)).toEqual(entry);
  });
});
