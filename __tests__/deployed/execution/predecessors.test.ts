import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { Predecessors } from "../../../src/deployed/execution/predecessors";
import type { HistoryEvent } from "../../../src/engine/history-event";
import { recordOfHistory } from "../../../src/execution/history-record";
import { arbitraryDefinition, arbitraryJson } from "../../engine/arbitrary-definition";
import { ECHO } from "../../engine/run";
import { entered, event, execution, exited, outline, whole } from "../../execution/recorded";
import { recordedRun } from "../../execution/recorded-run";

/** The events with what they follow from found, and whether several could be meant. */
function linked(definition: Definition, events: readonly HistoryEvent[]) {
  let isAmbiguous = false;
  const predecessors = new Predecessors(definition, () => {
    isAmbiguous = true;
  });
  return { events: events.map((one) => predecessors.linked(one)), isAmbiguous };
}

const unlinked = (events: readonly HistoryEvent[]) => events.map((one) => ({ ...one, previousEventId: 0 }));

const state = (fields: Record<string, unknown>) => fields as { readonly Type: string };
const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: "{}", inputDetails: whole, roleArn: "role" },
});
const called = (id: number, type: "TaskScheduled" | "TaskSucceeded", resource: string) =>
  event(
    id,
    0,
    type,
    type === "TaskScheduled"
      ? { taskScheduledEventDetails: { resourceType: "lambda", resource, region: "", parameters: "{}" } }
      : {
          taskSucceededEventDetails: { resourceType: "lambda", resource, output: "{}", outputDetails: whole },
        },
  );

describe("a history that does not say which event led to which", () => {
  it("gives the record that it would give if it did, wherever only one can be meant", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryDefinition(),
        arbitraryJson(),
        fc.infiniteStream(fc.boolean()),
        async (definition, input, chance) => {
          const run = await recordedRun(definition, {
            input,
            functions: {
              invoke: async ({ payload }) =>
                chance.next().value
                  ? { succeeded: false, error: "Boom", cause: "by chance" }
                  : { succeeded: true, payload },
            },
          });
          const { history } = run.record;
          const { events, isAmbiguous } = linked(definition, unlinked(history));
          if (isAmbiguous) return;
          compared += 1;
          expect(outline(recordOfHistory(execution(definition), events))).toEqual(
            outline(recordOfHistory(execution(definition), history)),
          );
        },
      ),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it("is left as it is where it does", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDefinition(), arbitraryJson(), async (definition, input) => {
        const { history } = (await recordedRun(definition, { input })).record;
        expect(linked(definition, history)).toEqual({ events: history, isAmbiguous: false });
      }),
      { numRuns: 50 },
    );
  });

  const both: Definition = {
    StartAt: "Both",
    States: {
      Both: state({
        Type: "Parallel",
        Branches: ["left", "right"].map((name) => ({
          StartAt: name,
          States: { [name]: state({ Type: "Task", Resource: `${ECHO}-${name}`, End: true }) },
        })),
        End: true,
      }),
    },
  };

  it("has the events of tasks side by side placed by what they call", () => {
    const { events, isAmbiguous } = linked(both, [
      started,
      entered(2, 0, "Parallel", "Both"),
      event(3, 0, "ParallelStateStarted"),
      entered(4, 0, "Task", "left"),
      entered(5, 0, "Task", "right"),
      called(6, "TaskScheduled", `${ECHO}-right`),
      called(7, "TaskScheduled", `${ECHO}-left`),
      called(8, "TaskSucceeded", `${ECHO}-right`),
      called(9, "TaskSucceeded", `${ECHO}-left`),
      exited(10, 0, "Task", "right"),
      exited(11, 0, "Task", "left"),
      event(12, 0, "ParallelStateSucceeded"),
      exited(13, 0, "Parallel", "Both"),
    ]);
    expect(isAmbiguous).toBe(false);
    expect(events.map(({ previousEventId }) => previousEventId)).toEqual([
      0, 0, 2, 3, 3, 5, 4, 6, 7, 8, 9, 3, 12,
    ]);
  });

  it("says where several could be meant", () => {
    const each: Definition = {
      StartAt: "Each",
      States: {
        Each: state({
          Type: "Map",
          ItemProcessor: {
            StartAt: "One",
            States: { One: state({ Type: "Task", Resource: ECHO, End: true }) },
          },
          End: true,
        }),
      },
    };
    const iteration = (id: number, index: number) =>
      event(id, 0, "MapIterationStarted", { mapIterationStartedEventDetails: { name: "Each", index } });
    const { isAmbiguous } = linked(each, [
      started,
      entered(2, 0, "Map", "Each"),
      event(3, 0, "MapStateStarted", { mapStateStartedEventDetails: { length: 2 } }),
      iteration(4, 0),
      iteration(5, 1),
      entered(6, 0, "Task", "One"),
      entered(7, 0, "Task", "One"),
    ]);
    expect(isAmbiguous).toBe(true);
  });

  it("can leave out the states of branches, whose tasks are then in the history alone", () => {
    const { events } = linked(both, [
      started,
      entered(2, 0, "Parallel", "Both"),
      called(3, "TaskScheduled", `${ECHO}-left`),
      called(4, "TaskSucceeded", `${ECHO}-left`),
      exited(5, 0, "Parallel", "Both"),
    ]);
    expect(outline(recordOfHistory(execution(both), events))).toEqual(["Both SUCCEEDED"]);
  });
});
