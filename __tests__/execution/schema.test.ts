import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { recordOfHistory } from "../../src/execution/history-record";
import { RECORD_VERSION } from "../../src/execution/record";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { redacted } from "../../src/execution/redaction";
import { arbitraryDefinition, arbitraryJson } from "../engine/arbitrary-definition";
import { ECHO } from "../engine/run";
import { entered, event, execution } from "./recorded";
import { recordedRun } from "./recorded-run";

const SCHEMA = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "docs", "execution-record.schema.json"), "utf8"),
);
const isValid = new Ajv({ strict: true, allErrors: true, formats: { "date-time": isTime } }).compile(SCHEMA);

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}

/** What the schema says against a record as it is printed. */
function refused(record: unknown): unknown {
  isValid(JSON.parse(JSON.stringify(record)));
  return isValid.errors ?? [];
}

describe("the schema of a record", () => {
  it("is that of the version that is recorded", () => {
    expect(SCHEMA.properties.version.const).toBe(RECORD_VERSION);
  });

  it("has all that records of any execution hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom("JSONPath" as const, "JSONata" as const)
          .chain((language) => arbitraryDefinition({ language })),
        arbitraryJson(),
        fc.infiniteStream(fc.boolean()),
        async (definition, input, chance) => {
          const { record } = await recordedRun(definition, {
            input,
            functions: {
              invoke: async ({ payload }) =>
                chance.next().value
                  ? { succeeded: false, error: "Boom", cause: "by chance" }
                  : { succeeded: true, payload },
            },
          });
          expect(refused(record)).toEqual([]);
          expect(refused(redacted(record, { keys: ["*"], paths: ["$..*"] }))).toEqual([]);
        },
      ),
    );
  });

  it("has what logs, figures and an end before the time is over add", async () => {
    const definition: Definition = {
      StartAt: "Work",
      TimeoutSeconds: 1,
      States: {
        Work: {
          Type: "Task",
          Resource: ECHO,
          Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 9 }],
          End: true,
        },
      },
    };
    const { record, recorder } = await recordedRun(definition, {
      functions: { invoke: async () => ({ succeeded: false, error: "Busy", cause: "" }) },
    });
    recorder.log({ scheduledEventId: 3, timestamp: 0, message: "hello", requestId: "r" });
    recorder.report({ scheduledEventId: 3, requestId: "r", durationMs: 1.5, initDurationMs: 2 });
    expect(record.status).toBe("TIMED_OUT");
    expect(refused(record)).toEqual([]);
  });

  it("has what a history from AWS adds", () => {
    const definition: Definition = {
      StartAt: "Wait",
      States: { Wait: { Type: "Wait", Seconds: 1, End: true } },
    };
    const record = recordOfHistory(execution(definition, { clock: "real", source: "aws" }), [
      event(1, 0, "ExecutionStarted"),
      entered(2, 0, "Wait", "Wait"),
      event(3, 2, "ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: 1 } }),
    ]);
    expect(record.redrives?.length).toBe(1);
    expect(refused(record)).toEqual([]);
  });

  it("has how log lines were placed, which payloads are not whole, and what could not be read", () => {
    const definition: Definition = {
      StartAt: "Work",
      States: { Work: { Type: "Task", Resource: ECHO, End: true } as { readonly Type: string } },
    };
    const recorder = new ExecutionRecorder(execution(definition, { clock: "real", source: "aws" }), () => {});
    recorder.event(event(1, 0, "ExecutionStarted"));
    recorder.event(event(2, 0, "TaskStateEntered", { stateEnteredEventDetails: { name: "Work" } }));
    recorder.event(
      event(3, 2, "LambdaFunctionScheduled", { lambdaFunctionScheduledEventDetails: { resource: ECHO } }),
    );
    recorder.log({ scheduledEventId: 3, timestamp: 0, message: "hello", source: "trace" });
    recorder.note("Not all was read");
    const record = recorder.record();
    expect([record.notes, record.incomplete, record.states[0]?.attempts[0]?.logSource]).toEqual([
      ["Not all was read"],
      { input: "absent" },
      "trace",
    ]);
    expect(refused(record)).toEqual([]);
  });

  it("refuses what it does not name", async () => {
    const { record } = await recordedRun({ StartAt: "A", States: { A: { Type: "Pass", End: true } } });
    expect(refused({ ...record, more: 1 })).toMatchObject([{ keyword: "additionalProperties" }]);
    const states = record.states.map((state) => ({ ...state, attempts: undefined }));
    expect(refused({ ...record, states })).toMatchObject([{ keyword: "required" }]);
  });
});
