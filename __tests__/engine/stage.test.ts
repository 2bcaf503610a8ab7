import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { execute } from "../../src/engine/execution";
import type { Stage } from "../../src/engine/stage";
import type { Json } from "../../src/input/json-text";
import { ECHO, only, ROLE, START } from "./run";

/** The data of the first state at each stage. */
async function stages(definition: Definition, input: Json) {
  const told: Stage[] = [];
  await execute({
    definition,
    input,
    stateMachine: { arn: "arn:aws:states:us-east-1:123456789012:stateMachine:m", name: "m", roleArn: ROLE },
    arn: "arn",
    name: "run",
    functions: { invoke: async ({ payload }) => ({ succeeded: true, payload }) },
    clock: new SimulatedClock(START),
    random: () => 0,
    onEvent: () => {},
    onStage: (stage) => told.push(stage),
  });
  expect(new Set(told.map(({ enteredEventId }) => enteredEventId))).toEqual(new Set([2]));
  return Object.fromEntries(told.map(({ name, value }) => [name, value]));
}

describe("the data of a state", () => {
  it("is told at each stage under TestState's names, in JSONPath", async () => {
    const state = only({
      Type: "Task",
      Resource: ECHO,
      InputPath: "$.scene",
      Parameters: { "name.$": "$.id" },
      ResultSelector: { "chosen.$": "$.name" },
      ResultPath: "$.result",
      Assign: { "last.$": "$.chosen" },
      End: true,
    });
    expect(await stages(state, { scene: { id: "s1" } })).toEqual({
      input: { scene: { id: "s1" } },
      afterInputPath: { id: "s1" },
      afterParameters: { name: "s1" },
      result: { name: "s1" },
      afterResultSelector: { chosen: "s1" },
      afterResultPath: { scene: { id: "s1" }, result: { chosen: "s1" } },
      variables: { last: "s1" },
    });
  });

  it("is told at each stage under TestState's names, in JSONata", async () => {
    const state = only({
      Type: "Task",
      Resource: ECHO,
      QueryLanguage: "JSONata",
      Arguments: { name: "{% $states.input.id %}" },
      Assign: { last: "{% $states.result.name %}" },
      End: true,
    });
    expect(await stages(state, { id: "s1" })).toEqual({
      input: { id: "s1" },
      afterArguments: { name: "s1" },
      result: { name: "s1" },
      variables: { last: "s1" },
    });
  });
});
