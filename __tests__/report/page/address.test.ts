import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, selectionIn } from "../../../src/report/page/address";

describe("the address of what is selected", () => {
  it("names the state and its attempt", () => {
    const selection = { steps: [{ state: "Processor" }], attempt: 2 };
    expect(addressOf(selection)).toBe("#state=Processor&attempt=2");
    expect(selectionIn("#state=Processor&attempt=2")).toEqual(selection);
  });

  it("names what is around a state, from the outside in", () => {
    const address = "#state=Scenes&visit=2&run=1&iteration=3&state=Products&branch=0&state=Quicklook";
    expect(selectionIn(address)).toEqual({
      steps: [
        { state: "Scenes", visit: 2, run: 1, iteration: 3 },
        { state: "Products", branch: 0 },
        { state: "Quicklook" },
      ],
    });
    expect(addressOf(selectionIn(address))).toBe(address);
  });

  it("is empty where nothing is selected, and leaves out what it does not understand", () => {
    expect(addressOf({ steps: [] })).toBe("#");
    expect(selectionIn("#")).toEqual({ steps: [] });
    expect(selectionIn("#attempt=2&visit=x&state=A&visit=-1&__proto__=1&attempt=x")).toEqual({
      steps: [{ state: "A" }],
    });
  });

  it("is read as it was written, whatever the names", () => {
    const number = fc.nat(999_999_999);
    const step = fc.record(
      { state: fc.string({ unit: "binary" }), visit: number, run: number, branch: number, iteration: number },
      { requiredKeys: ["state"] },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), number, (steps, attempt) => {
        const plain = steps.map((one) => ({ ...one }));
        expect(selectionIn(addressOf({ steps: plain, attempt }))).toEqual({ steps: plain, attempt });
      }),
    );
  });
});
