import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";
import type { Definition, QueryLanguage } from "../../src/asl/definition";
import { RealClock } from "../../src/engine/clock/clock";
import type { FunctionCall, FunctionOutcome } from "../../src/engine/tasks/functions";
import type { Json } from "../../src/input/json-text";
import { arbitraryDefinition, arbitraryJson } from "./arbitrary-definition";
import { type Run, run } from "./run";

const LANGUAGES: readonly QueryLanguage[] = ["JSONPath", "JSONata"];

/** The same answer to the same payload, a failure to some. */
function answer({ payload }: FunctionCall): FunctionOutcome {
  if (payload.length % 3 !== 1) return { succeeded: true, payload };
  const error = payload.length % 2 === 0 ? "Boom" : "Odd";
  return { succeeded: false, error, cause: `${payload.length}` };
}

function deepFrozen<T>(value: T): T {
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    waiting.push(...Object.values(next).filter((item) => item !== undefined));
    Object.freeze(next);
  }
  return value;
}

/** What an execution is but for its times. */
function untimed({ outcome, history }: Run) {
  return { outcome, history: history.map(({ timestamp, ...event }) => event) };
}

/** The codes of rules on which the engine relies; what a definition computes, it tries. */
const STRUCTURE: readonly string[] = [
  "DEFINITION_SHAPE SCOPE_SHAPE STATE_NAME DUPLICATE_STATE_NAME STATE_TYPE TRANSITION_TARGET TRANSITION_SHAPE",
  "UNREACHABLE_STATE FIELD_TYPE CHOICE_RULES CHOICE_SHAPE ERROR_NAMES CATCH_TARGET TASK_RESOURCE INNER_SCOPE",
].flatMap((line) => line.split(" "));

function wrongStructure(definition: Definition) {
  return checkDefinition(definition).filter(({ code }) => STRUCTURE.includes(code));
}

describe.each(LANGUAGES)("any definition in %s", (language) => {
  it("whose structure the rules accept ends with an outcome, whatever its fields hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDefinition({ language, illTyped: true }),
        arbitraryJson(),
        async (definition, input) => {
          if (wrongStructure(definition).length > 0) return;
          const { outcome, history } = await run(deepFrozen(definition), {
            input: deepFrozen(input),
            answer,
          });
          expect(["SUCCEEDED", "FAILED", "TIMED_OUT"]).toContain(outcome.status);
          expect(history.map(({ id }) => id)).toEqual(history.map((_, i) => i + 1));
          for (const { id, previousEventId } of history) expect(previousEventId).toBeLessThan(id);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("made of well-typed fields has a structure that the rules accept", () => {
    fc.assert(
      fc.property(arbitraryDefinition({ language }), (definition) => {
        expect(wrongStructure(definition)).toEqual([]);
      }),
    );
  });

  it("runs twice in the same way, and leaves itself and its input as they were", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDefinition({ language }), arbitraryJson(), async (definition, input) => {
        const before = JSON.stringify([definition, input]);
        const first = await run(deepFrozen(definition), { input: deepFrozen(input), answer });
        const second = await run(definition, { input, answer });
        expect(second).toEqual(first);
        expect(JSON.stringify([definition, input])).toBe(before);
      }),
    );
  });

  it("runs in real time as in simulated time", async () => {
    const quick = arbitraryDefinition({ language, depth: 0, seconds: fc.constantFrom(0, 0.001, 0.002) });
    // Without the moments and numbers of seconds that would take long for real.
    const patient = (definition: Definition) =>
      !/SecondsPath|TimestampPath|%\} *"|\b3600|"Seconds":"/.test(JSON.stringify(definition));
    await fc.assert(
      fc.asyncProperty(quick.filter(patient), arbitraryJson(), async (definition, input) => {
        const real = await run(definition, { input, answer, clock: new RealClock(), random: () => 0 });
        const simulated = await run(definition, { input, answer, random: () => 0 });
        expect(untimed(real)).toEqual(untimed(simulated));
      }),
      { numRuns: 60 },
    );
  });
});

describe.each(LANGUAGES)("a Map in %s", (language) => {
  it.each(["INLINE", "DISTRIBUTED"])("over n items (%s) is n runs of its processor", async (Mode) => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryDefinition({ language, depth: 1 }),
        fc.array(arbitraryJson(), { maxLength: 5 }),
        fc.constantFrom(0, 1, 2),
        async (processor, items, MaxConcurrency) => {
          const { StartAt, States } = processor;
          const whole = await run(
            {
              QueryLanguage: language,
              StartAt: "Items",
              States: {
                Items: {
                  Type: "Map",
                  MaxConcurrency,
                  ItemProcessor: { StartAt, States, ProcessorConfig: { Mode } },
                  End: true,
                },
              },
            },
            { input: items, answer },
          );
          const single = await Promise.all(items.map((input) => run(processor, { input, answer })));
          const outputs: Json[] = single.flatMap(({ outcome }) =>
            outcome.status === "SUCCEEDED" ? [JSON.parse(outcome.output) as Json] : [],
          );
          const errors = single.flatMap(({ outcome }) =>
            outcome.status === "SUCCEEDED" ? [] : [outcome.error],
          );
          if (errors.length === 0) {
            expect(whole.outcome).toEqual({ status: "SUCCEEDED", output: JSON.stringify(outputs) });
            return;
          }
          const { outcome } = whole;
          expect(outcome.status).toBe("FAILED");
          expect(Mode === "INLINE" ? errors : ["States.ExceedToleratedFailureThreshold"]).toContain(
            outcome.status === "FAILED" ? outcome.error : undefined,
          );
        },
      ),
    );
  });
});
