import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordOfHistory } from "../../src/execution/history-record";
import { placedStates } from "../../src/execution/placed-state";
import type { ScopeRecord } from "../../src/execution/record";
import { arbitraryDefinition, arbitraryJson } from "../engine/arbitrary-definition";
import { execution } from "./recorded";
import { recordedRun } from "./recorded-run";

const ENDED = /^state (exited|caught|failed|aborted) /;

describe("the record of any execution", () => {
  it("holds every state where the definition has it, and nothing that has not ended", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom("JSONPath" as const, "JSONata" as const)
          .chain((language) => arbitraryDefinition({ language })),
        arbitraryJson(),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (definition, input, chance) => {
          const { record, changes } = await recordedRun(definition, {
            input,
            functions: {
              invoke: async ({ payload }) =>
                chance.next().value === 0
                  ? { succeeded: false, error: "Boom", cause: "by chance" }
                  : { succeeded: true, payload },
            },
          });
          const placed = [...placedStates(record)];
          expect(placed.filter(({ definition: own, state }) => own?.Type !== state.type)).toEqual([]);
          const ids = placed.map(({ state: { id } }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const own = record.history
            .filter(({ type }) => type.endsWith("StateEntered"))
            .map(({ id }) => String(id));
          expect(ids.filter((id) => !id.includes(".")).toSorted()).toEqual(own.toSorted());
          expect(JSON.stringify(record.states)).not.toContain('"status":"RUNNING"');
          const ended = changes
            .filter((change) => ENDED.test(change))
            .map((change) => change.replace(ENDED, ""));
          expect([...new Set(ended)].toSorted()).toEqual(ids.toSorted());

          const attempts = placed
            .flatMap(({ state }) => state.attempts)
            .map(({ scheduledEventId }) => scheduledEventId);
          const scheduled = record.history.filter(({ type }) => type.endsWith("Scheduled")).length;
          expect(attempts.length).toBeGreaterThanOrEqual(scheduled);
          for (const { state } of placed) {
            expect(state.exitedAt !== undefined).toBe(
              state.status === "SUCCEEDED" || state.status === "CAUGHT",
            );
            expect(state.caughtBy !== undefined).toBe(state.status === "CAUGHT");
          }
          for (const scope of scopes(record)) {
            expect(scope.states.slice(0, -1).map(({ next }) => next)).toEqual(
              scope.states.slice(1).map(({ name }) => name),
            );
          }
          const failing = (record.failedIn ?? []).map(
            (id) => placed.find(({ state }) => state.id === id)?.state.status,
          );
          expect(failing.every((status) => status === "FAILED")).toBe(true);
          expect(failing.length > 0).toBe(record.status === "FAILED");
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the record of any part of a history", () => {
  it("is a record, whatever is missing and in whatever order it comes", async () => {
    const run = arbitraryDefinition().chain((definition) =>
      fc.record({ definition: fc.constant(definition), input: arbitraryJson() }),
    );
    const shuffle = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(run, shuffle, fc.boolean(), async ({ definition, input }, chance, isShuffled) => {
        const { record } = await recordedRun(definition, { input });
        const some = record.history.filter(() => (chance.next().value ?? 0) % 4 !== 0);
        const events = isShuffled
          ? some.map((one) => ({ ...one, previousEventId: (chance.next().value ?? 0) % (some.length + 1) }))
          : some;
        const part = recordOfHistory(execution(definition), events);
        const ids = [...placedStates(part)].map(({ state: { enteredEventId } }) => enteredEventId);
        const entered = some.filter(({ stateEnteredEventDetails }) => stateEnteredEventDetails !== undefined);
        expect(ids.toSorted()).toEqual(entered.map(({ id }) => id).toSorted());
      }),
    );
  });
});

function scopes(record: { readonly states: ScopeRecord["states"] }): Pick<ScopeRecord, "states">[] {
  const inner = record.states.flatMap(({ runs = [] }) =>
    runs.flatMap(({ branches = [], iterations = [] }) => [...branches, ...iterations]),
  );
  return [record, ...inner.flatMap(scopes)];
}
