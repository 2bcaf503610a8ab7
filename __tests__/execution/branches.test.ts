import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { ECHO, run } from "../engine/run";

async function recorded(definition: Definition, answer?: Parameters<typeof run>[1]) {
  const recorder = new ExecutionRecorder(
    {
      source: "local",
      definition,
      arn: "arn",
      name: "run",
      stateMachine: { arn: "arn", name: "machine", type: "STANDARD" },
      clock: "simulated",
    },
    () => {},
  );
  const { history } = await run(definition, answer);
  for (const event of history) recorder.event(event);
  return recorder.record();
}

const task = (Resource: string) => ({ Type: "Task", Resource, End: true });

describe("the record of states that run side by side", () => {
  const both: Definition = {
    StartAt: "Both",
    States: {
      Both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "A", States: { A: task(`${ECHO}-a`) } },
          { StartAt: "B", States: { B: task(`${ECHO}-b`) } },
        ],
        End: true,
      },
    },
  };

  it("gives each branch's attempt to its own state", async () => {
    const { states, status } = await recorded(both);
    expect(status).toBe("SUCCEEDED");
    expect(
      states.map(({ name, status: ended, attempts }) => [
        name,
        ended,
        attempts.map(({ resource }) => resource),
      ]),
    ).toEqual([
      ["Both", "SUCCEEDED", []],
      ["A", "SUCCEEDED", [`${ECHO}-a`]],
      ["B", "SUCCEEDED", [`${ECHO}-b`]],
    ]);
  });

  it("marks the branch that failed, and the state around it", async () => {
    const { states, error } = await recorded(both, {
      answer: ({ functionArn, payload }) =>
        functionArn.endsWith("-b")
          ? { succeeded: false, error: "Busy", cause: "later" }
          : { succeeded: true, payload },
    });
    expect(error).toBe("Busy");
    expect(states.map(({ name, status }) => [name, status])).toEqual([
      ["Both", "FAILED"],
      ["A", "SUCCEEDED"],
      ["B", "FAILED"],
    ]);
  });

  it("holds a state once for each iteration of a Map", async () => {
    const { states } = await recorded(
      {
        StartAt: "Each",
        States: {
          Each: { Type: "Map", ItemProcessor: { StartAt: "One", States: { One: task(ECHO) } }, End: true },
        },
      },
      { input: [1, 2] },
    );
    expect(states.map(({ name, input, output }) => [name, input, output])).toEqual([
      ["Each", [1, 2], [1, 2]],
      ["One", 1, 1],
      ["One", 2, 2],
    ]);
  });
});
