import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { FunctionOutcome } from "../../src/engine/tasks/functions";
import { FunctionPool, type FunctionPoolOptions } from "../../src/local/function-pool";
import type { InvocationReport, LogLine } from "../../src/local/invocation";
import type { LambdaFunction } from "../../src/local/lambda-function";

const arn = "arn:aws:lambda:eu-central-1:123456789012:function:activator";

/** Writes a module `activator.js`, or files by path, to a folder that lasts as long as the test. */
export function codeFolder(code: string | Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hsi-code-")));
  for (const [path, text] of Object.entries(typeof code === "string" ? { "activator.js": code } : code)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Configures a function `activator.handler` with 128 MB and five seconds, where nothing else is given. */
export function lambdaFunction(folder: string, settings: Partial<LambdaFunction> = {}): LambdaFunction {
  return {
    address: "aws_lambda_function.activator",
    name: "activator",
    arn,
    codeFolder: folder,
    handler: "activator.handler",
    runtime: "nodejs22.x",
    timeoutSeconds: 5,
    memoryMegabytes: 128,
    environment: {},
    logGroup: "/aws/lambda/activator",
    logFormat: "JSON",
    region: "eu-central-1",
    ...settings,
  };
}

/** A pool with one function, and what it told its observer. It is closed when the test is over. */
export function pooled(
  code: string | Readonly<Record<string, string>>,
  settings: Partial<LambdaFunction> = {},
  options: FunctionPoolOptions = {},
) {
  const folder = codeFolder(code);
  const lines: LogLine[] = [];
  const reports: InvocationReport[] = [];
  const observer = {
    onLog: (line: LogLine) => void lines.push(line),
    onReport: (report: InvocationReport) => void reports.push(report),
  };
  const pool = new FunctionPool([lambdaFunction(folder, settings)], observer, options);
  onTestFinished(() => pool.close());
  let scheduledEventId = 0;
  return {
    folder,
    lines,
    reports,
    pool,
    /** Calls the function and parses what it gives. */
    async invoke(event: unknown = {}, signal = new AbortController().signal): Promise<unknown> {
      scheduledEventId += 1;
      const payload = JSON.stringify(event);
      return parsed(await pool.invoke({ functionArn: arn, payload, scheduledEventId }, signal));
    },
    /** The messages logged so far, parsed where they are JSON. */
    messages: () =>
      lines.map((line) => (line.message.startsWith("{") ? JSON.parse(line.message) : line.message)),
  };
}

/** An outcome with its JSON texts parsed. */
function parsed(outcome: FunctionOutcome): unknown {
  return outcome.succeeded
    ? { succeeded: true, payload: JSON.parse(outcome.payload) }
    : { ...outcome, cause: JSON.parse(outcome.cause) };
}
