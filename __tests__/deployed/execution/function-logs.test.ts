import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { HistoryEvent } from "../../../src/engine/history-event";
import { placedStates } from "../../../src/execution/placed-state";
import { ECHO } from "../../engine/run";
import { entered, event, whole } from "../../execution/recorded";
import { AwsFailure } from "./aws-server";
import { type Account, ECHO_FUNCTION, type LogLine, RUN, read } from "./deployed-account";

const ids = ["a", "b", "c"].map((letter) => `${letter.repeat(8)}-aaaa-aaaa-aaaa-aaaaaaaaaaaa`);
const [A = "", B = "", C = ""] = ids;
const ROOT = "1-62e900b2-710d76f009d6e7785905449a";
const OTHER = "1-62e900b2-000000000000000000000000";
const START = Date.UTC(2026, 0, 1);
/** The events of these histories are a second apart. */
const at = (second: number) => START + second * 1000;

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: "{}", inputDetails: whole, roleArn: "role" },
});
const scheduled = (id: number, previousEventId: number) =>
  event(id, previousEventId, "LambdaFunctionScheduled", {
    lambdaFunctionScheduledEventDetails: { resource: ECHO, input: "{}", inputDetails: whole },
  });
const failed = (id: number, previousEventId: number, cause = "") =>
  event(id, previousEventId, "LambdaFunctionFailed", {
    lambdaFunctionFailedEventDetails: { error: "Busy", cause },
  });
const done = (id: number, previousEventId: number) =>
  event(id, previousEventId, "LambdaFunctionSucceeded", {
    lambdaFunctionSucceededEventDetails: { output: "{}", outputDetails: whole },
  });

const retried: Definition = {
  StartAt: "Work",
  States: { Work: state({ Type: "Task", Resource: ECHO, Retry: [{ ErrorEquals: ["Busy"] }], End: true }) },
};
/** Two attempts, one after the other: from 3 to 4 s and from 7 to 8 s. */
const twoAttempts = (cause = ""): HistoryEvent[] => [
  started,
  entered(2, 0, "Task", "Work"),
  scheduled(3, 2),
  failed(4, 3, cause),
  scheduled(7, 4),
  done(8, 7),
];

const both: Definition = {
  StartAt: "Both",
  States: {
    Both: state({
      Type: "Parallel",
      Branches: ["L", "R"].map((name) => ({
        StartAt: name,
        States: { [name]: state({ Type: "Task", Resource: ECHO, End: true }) },
      })),
      End: true,
    }),
  },
};
/** Two attempts at a time: from 6 to 8 s and from 7 to 9 s. */
const sideBySide = [
  started,
  entered(2, 0, "Parallel", "Both"),
  event(3, 2, "ParallelStateStarted"),
  entered(4, 3, "Task", "L"),
  entered(5, 3, "Task", "R"),
  scheduled(6, 4),
  scheduled(7, 5),
  done(8, 6),
  done(9, 7),
];

/** What a function that logs as JSON writes in one invocation. */
function invocation(
  requestId: string,
  from: number,
  text: string,
  { trace = "", stream = requestId } = {},
): LogLine[] {
  const tracing =
    trace === "" ? {} : { tracing: { type: "X-Amzn-Trace-Id", value: `Root=${trace};Sampled=1` } };
  const line = (offset: number, value: object): LogLine => ({
    timestamp: from + offset,
    message: JSON.stringify(value),
    logStreamName: stream,
  });
  return [
    line(0, { type: "platform.start", record: { requestId, ...tracing } }),
    line(1, { level: "INFO", requestId, message: text }),
    line(2, { type: "platform.report", record: { requestId, metrics: { durationMs: 2 } } }),
  ];
}

async function logsOf(account: Omit<Account, "logs">, lines: readonly LogLine[] | undefined) {
  const { record, notes } = await read(
    { ...account, logs: lines === undefined ? {} : { [ECHO_FUNCTION.logGroup]: lines } },
    { logs: true },
  );
  const attempts = [...placedStates(record)].flatMap(({ state: { name, attempts } }) =>
    attempts.map(({ logs, requestId, logSource, durationMs }) => ({
      name,
      requestId,
      logSource,
      durationMs,
      lines: logs.map(({ message }) => (message.startsWith("{") ? JSON.parse(message).message : message)),
    })),
  );
  return { attempts, notes };
}

const nothing = { requestId: undefined, logSource: undefined, durationMs: undefined, lines: [] };

describe("the log lines of an execution on AWS", () => {
  it("are those of the attempt in whose time the invocation began, each with its figures", async () => {
    const { attempts, notes } = await logsOf({ definition: retried, histories: { [RUN]: twoAttempts() } }, [
      ...invocation(A, at(3.1), "first"),
      ...invocation(B, at(7.1), "second"),
    ]);
    expect(attempts).toEqual([
      { name: "Work", requestId: A, logSource: "time", durationMs: 2, lines: ["first"] },
      { name: "Work", requestId: B, logSource: "time", durationMs: 2, lines: ["second"] },
    ]);
    expect(notes).toEqual([]);
  });

  it("are found by the request id that a cause has, whenever they were written", async () => {
    const cause = `RequestId: ${B} Error: Runtime exited with error: exit status 1`;
    const { attempts } = await logsOf({ definition: retried, histories: { [RUN]: twoAttempts(cause) } }, [
      ...invocation(A, at(3.1), "of another execution"),
      ...invocation(B, at(3.2), "first"),
    ]);
    expect(attempts).toEqual([
      { name: "Work", requestId: B, logSource: "request id", durationMs: 2, lines: ["first"] },
      { name: "Work", ...nothing },
    ]);
  });

  it("are found by the request id that the result of an integration has", async () => {
    const definition: Definition = {
      StartAt: "Work",
      States: { Work: state({ Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true }) },
    };
    const lambda = { resourceType: "lambda", resource: "invoke" };
    const output = JSON.stringify({ Payload: {}, SdkResponseMetadata: { RequestId: A } });
    const history = [
      started,
      entered(2, 0, "Task", "Work"),
      event(3, 2, "TaskScheduled", {
        taskScheduledEventDetails: {
          ...lambda,
          region: "us-east-1",
          parameters: JSON.stringify({ FunctionName: `${ECHO}:$LATEST`, Payload: {} }),
        },
      }),
      event(4, 3, "TaskSucceeded", {
        taskSucceededEventDetails: { ...lambda, output, outputDetails: whole },
      }),
    ];
    const { attempts } = await logsOf(
      { definition, histories: { [RUN]: history } },
      invocation(A, at(3.5), "one"),
    );
    expect(attempts).toEqual([
      { name: "Work", requestId: A, logSource: "request id", durationMs: 2, lines: ["one"] },
    ]);
  });

  it("are found by the trace of the execution, which those of others do not have", async () => {
    const { attempts, notes } = await logsOf(
      {
        definition: retried,
        histories: { [RUN]: twoAttempts() },
        traceHeader: `Root=${ROOT};Sampled=1`,
      },
      [
        ...invocation(A, at(3.1), "first", { trace: ROOT }),
        ...invocation(B, at(3.2), "of another execution", { trace: OTHER }),
        ...invocation(C, at(7.2), "of another execution", { trace: OTHER }),
      ],
    );
    expect(attempts).toEqual([
      { name: "Work", requestId: A, logSource: "trace", durationMs: 2, lines: ["first"] },
      { name: "Work", ...nothing },
    ]);
    expect(notes).toEqual([
      `No log lines of 1 attempt at ${ECHO_FUNCTION.name} were found in /aws/lambda/echo: they can be older than the group keeps them`,
    ]);
  });

  it("are those of the only attempt that ran when an invocation began", async () => {
    const { attempts } = await logsOf({ definition: both, histories: { [RUN]: sideBySide } }, [
      ...invocation(A, at(6.5), "left"),
      ...invocation(B, at(8.5), "right"),
    ]);
    expect(attempts).toEqual([
      { name: "L", requestId: A, logSource: "time", durationMs: 2, lines: ["left"] },
      { name: "R", requestId: B, logSource: "time", durationMs: 2, lines: ["right"] },
    ]);
  });

  it("are left out where nothing tells which attempt wrote them, and that is said", async () => {
    const { attempts, notes } = await logsOf({ definition: both, histories: { [RUN]: sideBySide } }, [
      ...invocation(A, at(7.1), "one"),
      ...invocation(B, at(7.2), "other"),
    ]);
    expect(attempts).toEqual([
      { name: "L", ...nothing },
      { name: "R", ...nothing },
    ]);
    expect(notes).toEqual([
      `2 invocations of ${ECHO_FUNCTION.name} ran at the same time and nothing tells which attempt each was: their log lines are left out`,
    ]);
  });

  it("are taken from text, too, where lines without a request id are those of the invocation around them", async () => {
    const text = (second: number, message: string): LogLine => ({ timestamp: at(second), message });
    const { attempts } = await logsOf({ definition: retried, histories: { [RUN]: twoAttempts() } }, [
      text(3.1, "INIT_START Runtime Version: nodejs:20.v1\n"),
      text(3.1, "loading\n"),
      text(3.2, `START RequestId: ${A} Version: $LATEST\n`),
      text(3.3, "working\n"),
      text(3.4, `2026-01-01T00:00:03.400Z\t${A}\tINFO\tworked\n`),
      text(3.5, `END RequestId: ${A}\n`),
      text(3.5, `REPORT RequestId: ${A}\tDuration: 300.00 ms\tBilled Duration: 300 ms\n`),
      text(7.2, `START RequestId: ${B} Version: $LATEST\n`),
      text(7.3, "again\n"),
    ]);
    expect(attempts).toEqual([
      {
        name: "Work",
        requestId: A,
        logSource: "time",
        durationMs: 300,
        lines: ["loading", "working", `2026-01-01T00:00:03.400Z\t${A}\tINFO\tworked`],
      },
      { name: "Work", requestId: undefined, logSource: "time", durationMs: undefined, lines: ["again"] },
    ]);
  });

  it("can have no group, which is said with what to do", async () => {
    const { attempts, notes } = await logsOf(
      { definition: retried, histories: { [RUN]: twoAttempts() } },
      undefined,
    );
    expect(attempts.flatMap(({ lines }) => lines)).toEqual([]);
    expect(notes).toEqual([
      `The log group /aws/lambda/echo of ${ECHO_FUNCTION.name} is not there: it was deleted, or is not deployed. Deploy the stack again for the lines of executions to come`,
    ]);
  });

  it("can be on their way, which is said, too", async () => {
    const now = Date.now();
    const recent = twoAttempts().map((one, index) => ({
      ...one,
      timestamp: new Date(now + index - 10).toISOString(),
    }));
    const { notes } = await logsOf({ definition: retried, histories: { [RUN]: recent } }, []);
    expect(notes).toEqual([
      `The log lines of 2 attempts at ${ECHO_FUNCTION.name} are not there yet: CloudWatch Logs is some seconds behind. Look again`,
    ]);
  });

  it("are read page by page", async () => {
    const lines = invocation(A, at(3.1), "first").map((line, index) => ({ ...line, eventId: String(index) }));
    const { attempts } = await logsOf(
      {
        definition: retried,
        histories: { [RUN]: twoAttempts() },
        answers: {
          FilterLogEvents: ({ nextToken = "0", startTime }) =>
            Number(startTime) > at(5)
              ? { events: [] }
              : {
                  events: lines.slice(Number(nextToken), Number(nextToken) + 1),
                  ...(Number(nextToken) < 2 && { nextToken: String(Number(nextToken) + 1) }),
                },
        },
      },
      [],
    );
    expect(attempts[0]).toEqual({
      name: "Work",
      requestId: A,
      logSource: "time",
      durationMs: 2,
      lines: ["first"],
    });
  });

  it.each([
    [
      new AwsFailure(
        "AccessDeniedException",
        "not authorized to perform: logs:FilterLogEvents on resource: x",
      ),
      "The log lines of /aws/lambda/echo are left out: There is no permission for logs:FilterLogEvents. Allow logs:FilterLogEvents on x, or use other credentials. docs/inspecting.md lists what each command needs",
    ],
    [
      new AwsFailure("InvalidParameterException", "no"),
      "The log lines of /aws/lambda/echo are left out: AWS does not accept what it was given: no. Correct what AWS names",
    ],
  ])("are left out with a note of why AWS refuses them: %s", async (failure, note) => {
    const { attempts, notes } = await logsOf(
      {
        definition: retried,
        histories: { [RUN]: twoAttempts() },
        answers: { FilterLogEvents: () => failure },
      },
      [],
    );
    expect(attempts).toEqual([
      { name: "Work", ...nothing },
      { name: "Work", ...nothing },
    ]);
    expect(notes).toEqual([note]);
  });
});
