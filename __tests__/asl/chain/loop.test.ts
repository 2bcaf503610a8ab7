import { describe, expect, it } from "vitest";
import type { LoopStart } from "../../../src/asl/chain/loop-start";
import type { NoVariables } from "../../../src/asl/chain/state-data";
import { add, greaterThanOrEquals } from "../../../src/asl/expressions";
import { pipeline } from "../../../src/asl/pipeline";
import { userErrorOf } from "../../user-error-of";
import { activate, check, type Scene } from "./functions";
import { named, ran } from "./pipeline-run";

const scene: Scene = { id: "a", collection: "aviris" };

describe("a loop", () => {
  const polling = pipeline<Scene>()
    .pass("Begin", { assign: () => ({ tries: 0 }) })
    .loop((poll, again) =>
      poll
        .task("Check", check, {
          output: ({ input, result }) => ({ scene: input, ready: result.ready }),
          assign: ({ vars }) => ({ tries: add(vars.tries, 1) }),
        })
        .choice(
          "Ready",
          [
            { when: ({ input }) => input.ready, then: (ready) => ready },
            {
              when: ({ vars }) => greaterThanOrEquals(vars.tries, 3),
              then: (late) => late.fail("Too late", { error: "NeverReady" }),
            },
          ],
          (not) => not.wait("Pause", { seconds: 30, output: ({ input }) => input.scene }).backTo(again),
        ),
    )
    .pass("Tries", { output: ({ vars }) => vars.tries });

  it("goes back to the state that it begins with", () => {
    const { States } = polling.toDefinition();
    expect(Object.entries(States).map(([name, { Next, Default }]) => [name, Next ?? Default])).toEqual([
      ["Begin", "Check"],
      ["Check", "Ready"],
      ["Ready", "Pause"],
      ["Too late", undefined],
      ["Pause", "Check"],
      ["Tries", undefined],
    ]);
    expect(States.Ready?.Choices).toEqual([
      { Condition: "{% $states.input.ready %}", Next: "Tries" },
      { Condition: "{% $tries >= 3 %}", Next: "Too late" },
    ]);
  });

  it("goes on until it is left", async () => {
    let calls = 0;
    const ready = (after: number) => ({
      functions: {
        check: () => {
          calls += 1;
          return { id: "a", ready: calls === after };
        },
      },
    });
    expect(await ran(polling, scene, ready(2))).toBe(2);
    calls = 0;
    expect(await ran(polling, scene, ready(9))).toEqual({ error: "NeverReady", cause: null });
  });

  it("can be gone back to from a catcher, and from a loop inside it", async () => {
    let calls = 0;
    const stubborn = pipeline<Scene>().loop((outer, start) =>
      outer.pass("Try").loop((inner) =>
        inner.task("Activate", activate, {
          catch: (on) => [
            on(["Busy"], { output: ({ input }) => input }, (busy) =>
              busy.wait("Rest", { seconds: 5 }).backTo(start),
            ),
          ],
        }),
      ),
    );
    const output = await ran(stubborn, scene, {
      functions: {
        activate: () => {
          calls += 1;
          if (calls < 4) throw named("Busy", "later");
          return { path: "done" };
        },
      },
    });
    expect({ calls, output }).toEqual({ calls: 4, output: { path: "done" } });
  });

  it("needs a state to come back to", () => {
    expect(userErrorOf(() => pipeline<Scene>().loop((loop, start) => loop.backTo(start)))).toBe(
      `error: A loop has no state that it could begin with again
  fix: Add a state at the beginning of the loop's body`,
    );
  });

  it("is not gone back to from outside of it, nor out of an iteration", () => {
    let kept: LoopStart<Scene, NoVariables> | undefined;
    const left = pipeline<Scene>().loop((loop, start) => {
      kept = start;
      return loop.pass("Inside");
    });
    const goingBack = kept === undefined ? left : left.pass("Outside").backTo(kept);
    expect(userErrorOf(() => goingBack.toDefinition())).toBe(
      `error: A state goes back to the start of a loop that it is not in
   at: state "Outside"
  fix: Go back inside the loop's body, and not out of a Map, a branch of a Parallel state or another loop`,
    );
    const out = () =>
      pipeline<readonly Scene[]>().loop((loop, start) =>
        loop.map("Each", {}, (item) => item.pass("Item").backTo(start as never)),
      );
    expect(userErrorOf(out)).toBe(
      `error: A state goes back to the start of a loop that it is not in
   at: state "Each", each: state "Item"
  fix: Go back inside the loop's body, and not out of a Map, a branch of a Parallel state or another loop`,
    );
  });
});
