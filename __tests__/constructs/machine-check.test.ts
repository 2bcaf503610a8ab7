import { describe, expect, it } from "vitest";
import { AnnotationMetadataEntryType } from "../../src/cdk";
import { StateMachine, type StateMachineProps } from "../../src/constructs/state-machine";
import { userErrorOf } from "../user-error-of";
import { testFunction, testStack } from "./test-stack";

/** What the construct of a machine says beside what it deploys. */
function warningsOf(props: (arn: string) => StateMachineProps): string[] {
  const stack = testStack();
  const { arn } = testFunction(stack, "a", { timeoutSeconds: 10 });
  const { node } = new StateMachine(stack, "machine", props(arn));
  return node.metadata
    .filter(({ type }) => type === AnnotationMetadataEntryType.WARN)
    .map(({ data }) => String(data));
}

describe("a machine's definition", () => {
  it("that is suspicious is warned of", () => {
    const definition = (arn: string) => ({
      StartAt: "A",
      States: { A: { Type: "Task", Resource: arn, TimeoutSeconds: 11, End: true } },
    });
    expect(warningsOf((arn) => ({ definition: definition(arn) }))).toEqual([
      `TimeoutSeconds is never reached: the function ends after 10 seconds [UNUSED_TIME_LIMIT]
   at: stack/machine ($.States.A.TimeoutSeconds)
  got: 11
  fix: Give at most 10, or remove it`,
    ]);
    expect(
      warningsOf((arn) => ({
        definition: {
          StartAt: "A",
          States: { A: { Type: "Task", Resource: arn, TimeoutSeconds: 10, End: true } },
        },
      })),
    ).toEqual([]);
  });

  it("is checked as what its type is", () => {
    const definition = { StartAt: "A", States: { A: { Type: "Wait", Seconds: 900, End: true } } };
    expect(warningsOf(() => ({ definition }))).toEqual([]);
    expect(
      userErrorOf(() => new StateMachine(testStack(), "machine", { definition, type: "EXPRESS" })),
    ).toBe(`error: State "A" waits longer than an Express machine runs [EXPRESS_WAIT]
   at: stack/machine ($.States.A.Seconds)
  got: 900
  fix: Wait less than 300 seconds, or make the machine STANDARD`);
  });
});
