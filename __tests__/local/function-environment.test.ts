import { expect, test, vi } from "vitest";
import { pooled } from "./pooled-functions";

test("a function sees its own variables and those of Lambda, nothing of this process", async () => {
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const { invoke, folder } = pooled("exports.handler = async () => process.env;", {
    environment: { STAGE: "test", LANG: "de_DE.UTF-8", AWS_REGION: "elsewhere" },
    logLevel: "INFO",
  });
  expect(await invoke()).toEqual({
    succeeded: true,
    payload: {
      STAGE: "test",
      LANG: "de_DE.UTF-8",
      TZ: ":UTC",
      PATH: expect.stringContaining("/usr/bin"),
      AWS_REGION: "eu-central-1",
      AWS_DEFAULT_REGION: "eu-central-1",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
      AWS_LAMBDA_FUNCTION_NAME: "activator",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/activator",
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      AWS_LAMBDA_LOG_FORMAT: "JSON",
      AWS_LAMBDA_LOG_LEVEL: "INFO",
      LAMBDA_TASK_ROOT: folder,
      LAMBDA_RUNTIME_DIR: "/var/runtime",
      _HANDLER: "activator.handler",
      _X_AMZN_TRACE_ID: expect.stringMatching(
        /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/,
      ),
    },
  });
});

test("a handler gets a context", async () => {
  const { invoke, reports } = pooled(`exports.handler = async (event, context) => ({
    ...context,
    keys: ["identity", "clientContext"].map((key) => key in context && context[key] === undefined),
    remaining: context.getRemainingTimeInMillis(),
    stream: context.logStreamName === process.env.AWS_LAMBDA_LOG_STREAM_NAME,
  });`);
  const outcome = await invoke();
  expect(outcome).toEqual({
    succeeded: true,
    payload: {
      awsRequestId: reports[0]?.requestId,
      functionName: "activator",
      functionVersion: "$LATEST",
      invokedFunctionArn: "arn:aws:lambda:eu-central-1:123456789012:function:activator",
      memoryLimitInMB: "128",
      logGroupName: "/aws/lambda/activator",
      logStreamName: expect.any(String),
      callbackWaitsForEmptyEventLoop: true,
      keys: [true, true],
      remaining: expect.closeTo(4900, -3),
      stream: true,
    },
  });
  expect(reports[0]?.requestId).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test("a function whose NODE_OPTIONS are invalid ends with Node's exit status, and says why", async () => {
  const { invoke, lines, reports } = pooled("exports.handler = async () => 1;", {
    environment: { NODE_OPTIONS: "--no-such-option" },
  });
  expect(await invoke()).toEqual({
    succeeded: false,
    error: "Runtime.ExitError",
    cause: {
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${reports[0]?.requestId} Error: Runtime exited with error: exit status 9`,
    },
  });
  expect(lines.map((line) => line.message)).toEqual([expect.stringContaining("--no-such-option")]);
});
