import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { FunctionPool } from "../src/local/function-pool";
import type { LambdaFunction } from "../src/local/lambda-function";
import { alternating, median } from "./measure";

const ROUNDS = 7;
const INVOCATIONS = 1000;
const PAYLOAD = '{"id":"scene-1","bands":[1,2,3]}';

/** Warm invocations through the function pool, one after another, against messages to a plain worker and back. */
export async function benchFunctions(): Promise<string[]> {
  const lambda = echoFunction();
  const pool = new FunctionPool([lambda], { onLog: () => {}, onReport: () => {} });
  const worker = new Worker(
    'const { parentPort } = require("node:worker_threads"); parentPort.on("message", (text) => parentPort.postMessage(JSON.stringify(JSON.parse(text))));',
    { eval: true },
  );
  const { signal } = new AbortController();
  const invoke = async () => {
    for (let i = 1; i <= INVOCATIONS; i += 1) {
      const outcome = await pool.invoke(
        { functionArn: lambda.arn, payload: PAYLOAD, scheduledEventId: i },
        signal,
      );
      if (!outcome.succeeded) throw new Error(`The function ended with ${outcome.cause}`);
    }
  };
  const send = async () => {
    for (let i = 1; i <= INVOCATIONS; i += 1) {
      await new Promise((answer) => {
        worker.once("message", answer);
        worker.postMessage(PAYLOAD);
      });
    }
  };
  try {
    const [ours = [], theirs = []] = await alternating([invoke, send], ROUNDS);
    const ratio = median(ours.map((time, i) => time / (theirs[i] ?? Number.NaN)));
    const each = (times: readonly number[]) => ((median(times) / INVOCATIONS) * 1000).toFixed(0);
    return [
      `functions, warm: ${ratio.toFixed(1)} times a message to a worker and back (${each(ours)} µs an invocation, ${each(theirs)} µs)`,
    ];
  } finally {
    await Promise.all([pool.close(), worker.terminate()]);
  }
}

function echoFunction(): LambdaFunction {
  const codeFolder = resolve(__dirname, "..", ".cache", "bench", "echo");
  rmSync(codeFolder, { recursive: true, force: true });
  mkdirSync(codeFolder, { recursive: true });
  writeFileSync(join(codeFolder, "echo.js"), "exports.handler = async (event) => event;\n");
  return {
    address: "aws_lambda_function.echo",
    name: "echo",
    arn: "arn:aws:lambda:us-east-1:123456789012:function:echo",
    codeFolder,
    handler: "echo.handler",
    runtime: "nodejs22.x",
    timeoutSeconds: 60,
    memoryMegabytes: 256,
    environment: {},
    logGroup: "/aws/lambda/echo",
    logFormat: "JSON",
    region: "us-east-1",
  };
}
