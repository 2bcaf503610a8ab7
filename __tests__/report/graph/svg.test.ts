import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { StateStatus } from "../../../src/execution/record";
import type { GraphMarks, StateMark } from "../../../src/report/graph/marks";
import { graphSvg } from "../../../src/report/graph/svg";
import { anyDefinition, HOSTILE_NAMES } from "./definitions";
import { activeParts, xmlFaults } from "./well-formed";

const PIPELINE: Definition = {
  StartAt: "Activator",
  States: {
    Activator: {
      Type: "Task",
      Resource: `\${aws_lambda_function.activator.arn}`,
      Next: "Processor",
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
    },
    Processor: {
      Type: "Map",
      MaxConcurrency: 2,
      ItemProcessor: { StartAt: "One", States: { One: { Type: "Wait", Seconds: 5, End: true } } },
      Next: "Done",
    },
    Done: { Type: "Succeed" },
    Failed: { Type: "Fail", Error: "Nothing" },
  },
};

const MARKS: GraphMarks = {
  states: new Map<string, StateMark>([
    ["$.States.Activator", { status: "SUCCEEDED", visits: 1, attempts: 3, durationMs: 4200 }],
    [
      "$.States.Processor",
      { status: "RUNNING", iterations: { total: 10, succeeded: 6, failed: 1, running: 2 } },
    ],
    ["$.States.Processor.ItemProcessor.States.One", { status: "FAILED", visits: 7 }],
  ]),
  taken: new Set(["$.States.Activator→Processor"]),
};

/** The texts of a picture, in their order; without the style sheet and what only screen readers get. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
}

function attributes(svg: string, name: string): string[] {
  return [...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}

describe("the picture of a definition", () => {
  it("says what each state is and calls, what errors lead on, and what a Map does", () => {
    expect(textsOf(graphSvg(PIPELINE, { title: "Scenes" }))).toEqual([
      "Activator",
      "Task · activator",
      "Failed",
      "Fail · Nothing",
      "Processor",
      "Map · 2 at once",
      "One",
      "Wait · 5 s",
      "Done",
      "Succeed",
      "any error",
    ]);
  });

  it("is one image with a title and a description, as screen readers take it", () => {
    const svg = graphSvg(PIPELINE, { title: "Scenes & bands", idPrefix: "one-" });
    expect(svg).toContain('role="img" aria-labelledby="one-title one-desc"');
    expect(svg).toContain('<title id="one-title">Scenes &amp; bands</title>');
    expect(svg).toContain(
      '<desc id="one-desc">A state machine of 5 states. It starts with Activator. Activator (Task) leads to Processor and Failed on an error. Processor (Map) leads to Done. Done (Succeed) leads to the end. Failed (Fail) leads to the end. One (Wait) leads to the end.</desc>',
    );
    expect(svg).not.toContain("tabindex");
  });

  it("has a status of each state as a word and a shape where it has marks, and says what was not reached", () => {
    const svg = graphSvg(PIPELINE, { title: "Scenes", marks: MARKS });
    expect(textsOf(svg)).toEqual([
      "Activator",
      "Task · activator",
      "succeeded · 3 attempts · 4.2 s",
      "Failed",
      "Fail · Nothing",
      "not reached",
      "Processor",
      "Map · 2 at once",
      "running",
      "6 of 10 done, 1 failed, 2 running",
      "One",
      "Wait · 5 s",
      "failed · 7 visits",
      "Done",
      "Succeed",
      "not reached",
      "any error",
    ]);
    expect(svg.match(/class="g-sign"/g)).toHaveLength(5);
    expect(attributes(svg, "class").filter((kind) => kind.startsWith("g-state"))).toEqual([
      "g-state g-Task g-marked g-SUCCEEDED",
      "g-state g-Fail g-NONE",
      "g-state g-Map g-marked g-RUNNING",
      "g-state g-Wait g-marked g-FAILED",
      "g-state g-Succeed g-NONE",
    ]);
    const edges = attributes(svg, "class").filter((kind) => /^g-edge( g-CATCH)? g-(idle|taken)$/.test(kind));
    expect(edges).toEqual(["g-edge g-CATCH g-idle", "g-edge g-idle", "g-edge g-taken", "g-edge g-taken"]);
  });

  it("makes each state a button with its path and a name that says it all, where it is selectable", () => {
    const svg = graphSvg(PIPELINE, { title: "Scenes", marks: MARKS, selectable: true });
    expect(attributes(svg, "aria-label")).toEqual([
      "Activator, succeeded, 3 attempts, 4.2 s",
      "Failed, not reached",
      "Processor, running, 6 of 10 done, 1 failed, 2 running",
      "One, failed, 7 visits",
      "Done, not reached",
    ]);
    expect(attributes(svg, "data-path")).toEqual([
      "$.States.Activator",
      "$.States.Failed",
      "$.States.Processor",
      "$.States.Processor.ItemProcessor.States.One",
      "$.States.Done",
    ]);
    expect(attributes(svg, "tabindex")).toEqual(Array(5).fill("0"));
    expect(svg).toContain('role="group"');
  });

  it("tells which way was taken where errors lead to the same state as success", () => {
    const definition: Definition = {
      StartAt: "A",
      States: {
        A: { Type: "Pass", Next: "B", Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }] },
        B: { Type: "Succeed" },
      },
    };
    const taken = (status: StateStatus) =>
      attributes(
        graphSvg(definition, {
          title: "",
          marks: { states: new Map([["$.States.A", { status }]]), taken: new Set(["$.States.A→B"]) },
        }),
        "class",
      ).filter((kind) => /^g-edge( g-CATCH)? g-taken$/.test(kind));
    expect(taken("SUCCEEDED")).toEqual(["g-edge g-taken", "g-edge g-taken"]);
    expect(taken("CAUGHT")).toEqual(["g-edge g-taken", "g-edge g-CATCH g-taken"]);
  });

  it("shows hostile names as they are, and clips what is long, with all of it as a title", () => {
    const states = Object.fromEntries(HOSTILE_NAMES.map((name) => [name, { Type: "Succeed" }]));
    const svg = graphSvg({ StartAt: "end", States: states } as Definition, { title: "</title><script>" });
    expect(xmlFaults(svg)).toEqual([]);
    expect(activeParts(svg)).toEqual([]);
    const texts = textsOf(svg);
    expect(texts).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(texts).toContain("\\u202egnp.exe\\u2066");
    expect(texts).toContain("&quot; &quot;");
    expect(texts.filter((text) => text.endsWith("…"))).toHaveLength(3);
    expect(svg).toContain(`<title>${"name".repeat(40)}</title>`);
  });
});

describe("the picture of any definition", () => {
  it("is the same text each time, one well-formed element, and nothing in it does anything", () => {
    fc.assert(
      fc.property(anyDefinition(), fc.boolean(), fc.boolean(), (definition, isMarked, selectable) => {
        const options = { title: "any", selectable, ...(isMarked && { marks: MARKS }) };
        const svg = graphSvg(definition, options);
        expect(graphSvg(structuredClone(definition), options)).toBe(svg);
        expect(xmlFaults(svg)).toEqual([]);
        expect(activeParts(svg)).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|url\(/);
      }),
      { numRuns: 150 },
    );
  });
});
