import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { changeMermaid } from "../../../src/report/review/change-mermaid";
import { definitionDifference } from "../../../src/review/definition/definition-difference";
import { changedDefinitions } from "../../review/definition/changed-definitions";
import { HOSTILE_NAMES } from "../graph/definitions";

function machine(StartAt: string, States: Record<string, unknown>): Definition {
  return { StartAt, States } as Definition;
}

const task = (name: string, more: object) => ({
  Type: "Task",
  Resource: `arn:aws:lambda:eu-central-1:123456789012:function:${name}`,
  ...more,
});

function drawn(before: Definition, after: Definition): string {
  return changeMermaid(before, after, definitionDifference(before, after));
}

const CAUGHT = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }] };
const BEFORE = machine("Activate", {
  Activate: task("activator", { Next: "Process" }),
  Process: task("processor", { ...CAUGHT, TimeoutSeconds: 60, Next: "Scenes" }),
  Scenes: {
    Type: "Map",
    ItemProcessor: machine("Check", {
      Check: task("check", { Next: "Store" }),
      Store: task("store", { End: true }),
    }),
    Next: "Report",
  },
  Report: { Type: "Pass", Next: "Done" },
  Done: { Type: "Succeed" },
  Failed: { Type: "Fail" },
});
const AFTER = machine("Activate", {
  Activate: task("activator", { Next: "Which" }),
  Which: {
    Type: "Choice",
    Choices: [{ Variable: "$.n", NumericGreaterThan: 3, Next: "Process scene" }],
    Default: "Failed",
  },
  "Process scene": task("processor", { ...CAUGHT, TimeoutSeconds: 90, Next: "Scenes" }),
  Scenes: {
    Type: "Map",
    ItemProcessor: machine("Check", {
      Check: task("check", { Next: "Keep" }),
      Keep: task("store", { End: true }),
    }),
    Next: "Done",
  },
  Done: { Type: "Succeed" },
  Failed: { Type: "Fail" },
});

describe("a change as a Mermaid flowchart", () => {
  it("shows old and new together, marked by class, in words and by lines", () => {
    expect(drawn(BEFORE, AFTER)).toBe(`flowchart TB
  s1["Activate<br/>Task · activator<br/>leads elsewhere"]
  s2{{"Which<br/>Choice<br/>added"}}
  s3["Process scene<br/>Task · processor<br/>was Process<br/>changed#58; TimeoutSeconds"]
  subgraph s4["Scenes · Map · leads elsewhere"]
  direction TB
  s8["Check<br/>Task · check"]
  s9["Keep<br/>Task · store<br/>was Store"]
  m1_start((" "))
  s9_end(((" ")))
  end
  s5(["Done<br/>Succeed"])
  s6(["Failed<br/>Fail"])
  s7["Report<br/>Pass<br/>removed"]
  m0_start((" "))
  m0_start --> s1
  s1 ==> s2
  s2 ==>|"#36;#46;n #62; 3"| s3
  s2 ==>|"otherwise"| s6
  s3 --> s4
  s3 -->|"any error"| s6
  s4 ==>|"added"| s5
  s1 -.->|"removed"| s3
  s4 -.-> s7
  s7 -.-> s5
  m1_start --> s8
  s8 --> s9
  s9 --> s9_end
  classDef mark fill:#7d8898,stroke:#7d8898,color:#7d8898
  class m0_start,m1_start,s9_end mark
  classDef retargeted fill:#efeaf4,stroke:#6c5a80,color:#2f2538,stroke-width:2px
  class s1 retargeted
  classDef added fill:#e3f3ea,stroke:#18794a,color:#12321f,stroke-width:3px
  class s2 added
  classDef changed fill:#fbf0dc,stroke:#955800,color:#3d2500,stroke-width:2px
  class s3 changed
  classDef retargeted_group fill:transparent,stroke:#8a76a3,stroke-width:2px
  class s4 retargeted_group
  classDef removed fill:#fbe6e6,stroke:#c22f2f,color:#4a1010,stroke-dasharray:4 3
  class s7 removed
  classDef renamed fill:#e4edfb,stroke:#1d63c9,color:#0d2a55,stroke-width:2px
  class s9 renamed
  linkStyle 1,2,3,6 stroke:#2f9e5f
  linkStyle 7,8,9 stroke:#d9534f,stroke-width:2px
`);
  });

  it("shows a machine that is new, and one that goes", () => {
    const one = machine("A", { A: { Type: "Pass", End: true } });
    const lines = (text: string) => text.split("\n").filter((line) => !/classDef|linkStyle|mark$/.test(line));
    expect(lines(changeMermaid(undefined, one, undefined))).toEqual([
      "flowchart TB",
      '  s1["A<br/>Pass<br/>added"]',
      '  m0_start((" "))',
      '  s1_end(((" ")))',
      "  m0_start ==> s1",
      "  s1 ==> s1_end",
      "  class s1 added",
      "",
    ]);
    expect(lines(changeMermaid(one, undefined, undefined))).toEqual([
      "flowchart TB",
      '  s1["A<br/>Pass<br/>removed"]',
      '  m0_start((" "))',
      '  s1_end(((" ")))',
      "  m0_start -.-> s1",
      "  s1 -.-> s1_end",
      "  class s1 removed",
      "",
    ]);
  });

  it("says of branches whether they come or go", () => {
    const branch = (name: string) => machine(name, { [name]: { Type: "Pass", Result: name, End: true } });
    const both = (...Branches: Definition[]) =>
      machine("P", { P: { Type: "Parallel", Branches, End: true } });
    const text = drawn(both(branch("A")), both(branch("A"), branch("B")));
    expect(text.split("\n").filter((line) => /subgraph|"B</.test(line))).toEqual([
      '  subgraph s1["P · Parallel · 2 branches · changed#58; Branches"]',
      '  subgraph s1_b1["Branch 1"]',
      '  subgraph s1_b2["Branch 2 · added"]',
      '  s3["B<br/>Pass<br/>added"]',
    ]);
  });

  it("shows of a large machine what changes and what is next to it", () => {
    const large = (changed: number) =>
      machine(
        "S0",
        Object.fromEntries(
          Array.from({ length: 1000 }, (_, i) => [
            `S${i}`,
            task("t", {
              Comment: i === changed ? "new" : "old",
              ...(i < 999 ? { Next: `S${i + 1}` } : { End: true }),
            }),
          ]),
        ),
      );
    const lines = drawn(large(-1), large(500)).split("\n");
    expect(lines.filter((line) => !/class|linkStyle/.test(line))).toEqual([
      "flowchart TB",
      '  s500["S499<br/>Task · t"]',
      '  s501["S500<br/>Task · t<br/>changed#58; Comment"]',
      '  s502["S501<br/>Task · t"]',
      '  m0["… 997 states unchanged"]',
      '  m0_start((" "))',
      "  m0_start --> m0",
      "  m0 --> s500",
      "  s500 --> s501",
      "  s501 --> s502",
      "  s502 --> m0",
      "",
    ]);
  });

  it("stays under what GitHub draws, however much changes", () => {
    const names = Array.from({ length: 120 }, (_, i) => `${i}${"<&>".repeat(30)}`);
    const tangle = machine(
      names[0] ?? "",
      Object.fromEntries(
        names.map((name) => [
          name,
          { Type: "Choice", Choices: names.map((Next, n) => ({ Variable: "$.n", NumericEquals: n, Next })) },
        ]),
      ),
    );
    const text = changeMermaid(undefined, tangle, undefined);
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(text.split("\n").filter((line) => line.includes("==>")).length).toBeLessThanOrEqual(500);
    expect(text).toMatch(/… \d+ more states changed/);
  });

  it("says how many states are inside of one where they are not drawn", () => {
    let inner = machine("S", { S: { Type: "Pass", End: true } });
    for (let i = 0; i < 2000; i += 1) {
      inner = machine("M", { M: { Type: "Map", ItemProcessor: inner, End: true } });
    }
    const lines = changeMermaid(undefined, inner, undefined).split("\n");
    expect(lines.filter((line) => line.includes("subgraph"))).toHaveLength(59);
    expect(lines).toContain('  s60["M<br/>Map<br/>added<br/>… 1941 more states changed"]');
  });

  it("escapes everything that Markdown, HTML or Mermaid could read in a name", () => {
    const states = (Result: number) =>
      machine(
        "end",
        Object.fromEntries(HOSTILE_NAMES.map((name) => [name, { Type: "Pass", Result, End: true }])),
      );
    const text = drawn(states(1), states(2));
    expect(text).toContain(
      '["#60;script#62;alert#40;1#41;#60;#47;script#62;<br/>Pass<br/>changed#58; Result"]',
    );
    expect(text).toContain("#96;#42;#42;bold#42;#42; #95;it#95;#96; 1#46; #35;quot#59; #35;35#59;");
    const renamed = drawn(
      machine("A", { "x]:::c\n--> `y`": { Type: "Pass", Result: 1, End: true } }),
      machine("A", { A: { Type: "Pass", Result: 1, End: true } }),
    );
    expect(renamed).toContain('"A<br/>Pass<br/>was x#93;#58;#58;#58;c #45;#45;#62; #96;y#96;"');
  });
});

describe("any change as a Mermaid flowchart", () => {
  it("has one statement a line, quotes that close, groups that end, and edges between what is there", () => {
    fc.assert(
      fc.property(changedDefinitions(), ([before, after]) => {
        const lines = drawn(before, after).trimEnd().split("\n").slice(1);
        const quoted = /^ {2}(?:subgraph )?([sm]\w+)[[({]*"[^"`&]*"[\])}]*$/;
        const edge = /^ {2}([sm]\w+) (?:-->|-\.->|==>)(?:\|"[^"`&]*"\|)? ([sm]\w+)$/;
        const other = /^ {2}(?:direction TB|end|class(?:Def)? .*|linkStyle .*)$/;
        expect(lines.filter((line) => ![quoted, edge, other].some((form) => form.test(line)))).toEqual([]);
        const count = (start: string) => lines.filter((line) => line.startsWith(`  ${start}`)).length;
        expect(count("subgraph")).toBe(lines.filter((line) => line === "  end").length);
        const ids = lines.flatMap((line) => quoted.exec(line)?.[1] ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        const ends = lines.flatMap((line) => edge.exec(line)?.slice(1) ?? []);
        expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
