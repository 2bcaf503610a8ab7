import { describe, expect, it } from "vitest";
import { LAMBDA_SERVICE_RETRIER, withDefaultRetry } from "../../src/asl/default-retry";
import type { Definition, Retrier } from "../../src/asl/definition";

const DEFAULT: Retrier = { ErrorEquals: ["Lambda.ServiceException"] };
const OWN: Retrier = { ErrorEquals: ["States.ALL"] };

function oneState(fields: Readonly<Record<string, unknown>>): Definition {
  return { StartAt: "A", States: { A: { Type: "Task", ...fields } } };
}

function retried(definition: Definition, retriers: readonly Retrier[] = [DEFAULT]): Definition {
  return withDefaultRetry(definition, retriers, ({ Resource }) => Resource !== "other");
}

describe("the retrier for Lambda functions", () => {
  it("is the one that AWS recommends, with full jitter", () => {
    expect(LAMBDA_SERVICE_RETRIER).toEqual({
      ErrorEquals: [
        "Lambda.ClientExecutionTimeoutException",
        "Lambda.ServiceException",
        "Lambda.AWSLambdaException",
        "Lambda.SdkClientException",
        "Lambda.TooManyRequestsException",
      ],
      IntervalSeconds: 2,
      MaxAttempts: 6,
      BackoffRate: 2,
      JitterStrategy: "FULL",
    });
  });
});

describe("the default retry", () => {
  it("stands before a task's catchers and its way out", () => {
    const Catch = [{ ErrorEquals: ["States.ALL"], Next: "B" }];
    const definition = oneState({ Next: "B", Catch, Resource: "function", TimeoutSeconds: 1 });
    expect(JSON.stringify(retried(definition))).toBe(
      JSON.stringify(
        oneState({ Resource: "function", TimeoutSeconds: 1, Retry: [DEFAULT], Catch, Next: "B" }),
      ),
    );
  });

  it("leaves a task's own retry as it is", () => {
    const definition = oneState({ Resource: "function", Retry: [OWN], End: true });
    expect(retried(definition)).toEqual(definition);
  });

  it("is switched off by an empty retry, which is left out", () => {
    const definition = oneState({ Resource: "function", Retry: [], End: true });
    expect(retried(definition)).toEqual(oneState({ Resource: "function", End: true }));
  });

  it("is not put on tasks that it does not apply to", () => {
    const definition = oneState({ Resource: "other", End: true });
    expect(retried(definition)).toEqual(definition);
  });

  it("is not put on states that are no tasks", () => {
    const definition = oneState({ Type: "Parallel", Branches: [], Retry: [], End: true });
    expect(retried(definition)).toEqual(definition);
  });

  it("is put on tasks however deep they are", () => {
    const task = (fields: object) => oneState({ Resource: "function", ...fields, End: true });
    const nested = (fields: object): Definition => ({
      StartAt: "Both",
      States: {
        Both: { Type: "Parallel", Branches: [task(fields), task(fields)], Next: "Each" },
        Each: { Type: "Map", ItemProcessor: task(fields), Next: "Old" },
        Old: { Type: "Map", Iterator: task(fields), End: true },
      },
    });
    expect(retried(nested({}))).toEqual(nested({ Retry: [DEFAULT] }));
  });

  it("is none where the list of retriers is empty", () => {
    const definition = oneState({ Resource: "function", End: true });
    expect(retried(definition, [])).toEqual(definition);
  });
});
