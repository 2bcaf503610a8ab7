import type { Definition } from "../../../src/asl/definition";
import { SimulatedClock } from "../../../src/engine/clock/simulated-clock";
import { execute } from "../../../src/engine/execution";
import type { FunctionOutcome } from "../../../src/engine/tasks/functions";
import type { ExecutionRecord } from "../../../src/execution/record";
import { ExecutionRecorder } from "../../../src/execution/recorder";
import type { Json } from "../../../src/input/json-text";
import { execution } from "../../execution/recorded";

const START = Date.UTC(2026, 2, 14, 9, 26, 53);

/** What a function does in a sample run. */
export interface SampleCall {
  /** Milliseconds. */
  readonly took?: number;
  readonly coldStart?: number;
  readonly logs?: readonly string[];
  readonly answer?: Json;
  readonly error?: string;
  readonly cause?: string;
}

export interface SampleRun {
  readonly definition: Definition;
  readonly input: Json;
  /** What a call of a function does, by the function's name and how often it was called before. */
  readonly functions?: (name: string, input: Json, before: number) => SampleCall;
  /** Events after which the record is taken, as if the execution were still running. @default all */
  readonly events?: number;
  readonly name?: string;
}

/** The record of a run on the simulated clock, with logs and figures of its functions; the same each time. */
export async function sampleRun(sample: SampleRun): Promise<ExecutionRecord> {
  const { definition, input, functions = (): SampleCall => ({}), events = Number.POSITIVE_INFINITY } = sample;
  const about = { ...execution(definition), name: sample.name ?? "run" };
  const recorder = new ExecutionRecorder(about, () => {});
  const calls = new Map<string, number>();
  let left = events;
  await execute({
    definition,
    input,
    stateMachine: { ...about.stateMachine, roleArn: "role" },
    arn: about.arn,
    name: about.name,
    clock: new SimulatedClock(START),
    random: () => 0.5,
    onEvent: (event) => {
      left -= 1;
      if (left >= 0) recorder.event(event);
    },
    onStage: (stage) => recorder.stage(stage),
    functions: {
      invoke: async ({ functionArn, payload, scheduledEventId }): Promise<FunctionOutcome> => {
        const name = functionArn.split(":").at(-1) ?? functionArn;
        const before = calls.get(name) ?? 0;
        calls.set(name, before + 1);
        const call = functions(name, JSON.parse(payload) as Json, before);
        const requestId = `00000000-0000-4000-8000-${String(scheduledEventId).padStart(12, "0")}`;
        for (const [i, message] of (call.logs ?? []).entries()) {
          recorder.log({ scheduledEventId, timestamp: START + i * 7, message, requestId });
        }
        recorder.report({
          scheduledEventId,
          requestId,
          durationMs: call.took ?? 12,
          ...(call.coldStart !== undefined && { initDurationMs: call.coldStart }),
        });
        if (call.error !== undefined) return { succeeded: false, error: call.error, cause: call.cause ?? "" };
        return {
          succeeded: true,
          payload: call.answer === undefined ? payload : JSON.stringify(call.answer),
        };
      },
    },
  });
  return recorder.record();
}

const lambda = (name: string, more: object) => ({
  Type: "Task",
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...more,
});

/** A line as Lambda's JSON format has it. */
function logged(level: string, message: string, more: object = {}): string {
  return JSON.stringify({ timestamp: "2026-03-14T09:26:53.589Z", level, message, ...more });
}

const SCENE = { id: "aviris_f130329t01p00r06_sc01", collection: "aviris-classic", bands: [7, 29, 120] };

const CALIBRATION: Definition = {
  Comment: "Calibrates a scene, and tries again where the service is busy",
  StartAt: "Activator",
  States: {
    Activator: lambda("hsi-dev-activator", {
      ResultPath: "$.activation",
      Next: "Cool down",
    }) as never,
    "Cool down": { Type: "Wait", Seconds: 3600, Next: "Any bands?" },
    "Any bands?": {
      Type: "Choice",
      Choices: [{ Variable: "$.bands[0]", IsPresent: true, Next: "Processor" }],
      Default: "Nothing to do",
    },
    Processor: lambda("hsi-dev-processor", {
      Parameters: { "scene.$": "$.id", "bands.$": "$.bands", mode: "radiance" },
      ResultPath: "$.calibrated",
      Retry: [
        { ErrorEquals: ["Lambda.TooManyRequestsException"], IntervalSeconds: 1 },
        { ErrorEquals: ["CalibrationBusy"], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 2 },
      ],
      Catch: [{ ErrorEquals: ["SceneUnknown"], Next: "Nothing to do" }],
      Next: "Publish",
    }) as never,
    Publish: lambda("hsi-dev-publisher", { End: true }) as never,
    "Nothing to do": { Type: "Succeed" },
  },
};

/** A run whose Processor fails three times. */
export function failedRun(more: Partial<SampleRun> = {}): Promise<ExecutionRecord> {
  return sampleRun({
    definition: CALIBRATION,
    input: SCENE,
    name: "3f1c2f0e-5b0a-4f6e-9d1b-5f1f5a0c7d21",
    functions: (name, _input, before) =>
      name.endsWith("activator")
        ? {
            took: 412,
            coldStart: 188,
            logs: [logged("INFO", "Activation received", { scene: SCENE.id })],
            answer: { accepted: true, queue: "calibration" },
          }
        : {
            took: 1180 + before * 640,
            ...(before === 0 && { coldStart: 231 }),
            logs: [
              logged("INFO", "Calibration asked for", { bands: 3 }),
              logged("WARN", `Calibration service is busy, attempt ${before + 1}`),
              logged("ERROR", "No table for band 29 within the time limit"),
            ],
            error: "CalibrationBusy",
            cause: JSON.stringify({
              errorType: "CalibrationBusy",
              errorMessage: "The calibration service has no table for band 29 yet",
              trace: [
                "CalibrationBusy: The calibration service has no table for band 29 yet",
                "    at tableOf (/var/task/lambdas/calibration.ts:48:11)",
                "    at async handler (/var/task/lambdas/processor.ts:12:18)",
              ],
            }),
          },
    ...more,
  });
}

/** The same, answered at the second attempt. */
export function retriedRun(): Promise<ExecutionRecord> {
  return failedRun({
    name: "b8b8a1c2-77d0-4d0e-8a55-0f0c0f6f9a10",
    functions: (name, _input, before) =>
      name.endsWith("processor") && before === 0
        ? { took: 900, error: "CalibrationBusy", cause: "later" }
        : {
            took: name.endsWith("processor") ? 2100 : 412,
            answer: { accepted: true, uri: "s3://scenes/calibrated" },
          },
  });
}

/** The same while its Processor is in its second attempt. */
export function runningRun(): Promise<ExecutionRecord> {
  return failedRun({ events: 16 });
}

/** A Map over so many items, of which every seventeenth fails and is tolerated by a catcher, and every fifth takes longer. */
export function mapRun(items: number): Promise<ExecutionRecord> {
  return sampleRun({
    name: "scenes",
    definition: {
      StartAt: "Scenes",
      States: {
        Scenes: {
          Type: "Map",
          ItemsPath: "$.scenes",
          ItemProcessor: {
            StartAt: "Process",
            States: {
              Process: lambda("processor", {
                Next: "Store",
                Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Skipped" }],
              }) as never,
              Store: { Type: "Pass", End: true },
              Skipped: { Type: "Pass", End: true },
            },
          },
          ResultPath: "$.done",
          Next: "Done",
        },
        Done: { Type: "Succeed" },
      },
    },
    input: { scenes: Array.from({ length: items }, (_, i) => ({ scene: i })) },
    functions: (_name, input) => {
      const { scene } = input as { readonly scene: number };
      return scene % 17 === 3
        ? {
            took: 30,
            error: "EmptyScene",
            cause: `Scene ${scene} has no pixels`,
            logs: [logged("ERROR", `Scene ${scene} has no pixels`)],
          }
        : { took: scene % 5 === 0 ? 180 : 60, logs: [logged("INFO", `Scene ${scene} received`)] };
    },
  });
}
