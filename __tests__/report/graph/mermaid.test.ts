import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import type { StateMark } from "../../../src/report/graph/marks";
import { graphMermaid } from "../../../src/report/graph/mermaid";
import { anyDefinition, HOSTILE_NAMES } from "./definitions";

const NESTED: Definition = {
  StartAt: "Both",
  States: {
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Left", States: { Left: { Type: "Pass", End: true } } },
        {
          StartAt: "Ready?",
          States: {
            "Ready?": {
              Type: "Choice",
              Choices: [{ Variable: "$.n", NumericGreaterThan: 1, Next: "Go" }],
              Default: "Ready?",
            },
            Go: { Type: "Wait", Seconds: 1, End: true },
          },
        },
      ],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
      Next: "Done",
    },
    Done: { Type: "Succeed" },
    Failed: { Type: "Fail" },
  },
};

describe("a definition in Mermaid", () => {
  it("is a flowchart with a subgraph for each state that holds others", () => {
    expect(graphMermaid(NESTED)).toBe(`flowchart TB
  subgraph s1["Both · Parallel · 2 branches"]
  direction TB
  subgraph s1_b1["Branch 1"]
  direction TB
  s4["Left<br/>Pass"]
  end
  subgraph s1_b2["Branch 2"]
  direction TB
  s5{{"Ready#63;<br/>Choice"}}
  s6("Go<br/>Wait · 1 s")
  m2_2((" "))
  m2_3(((" ")))
  end
  end
  s2(["Done<br/>Succeed"])
  s3(["Failed<br/>Fail"])
  m0_3((" "))
  m0_3 --> s1
  s1 --> s2
  s1 -.->|"any error"| s3
  m2_2 --> s5
  s5 -->|"#36;#46;n #62; 1"| s6
  s5 -->|"otherwise"| s5
  s6 --> m2_3
  classDef mark fill:#7d8898,stroke:#7d8898,color:#7d8898
  class m0_3,m2_2,m2_3 mark
  linkStyle 2 stroke:#c22f2f
`);
  });

  it("has statuses as classes and words, and thick lines for what was taken", () => {
    const states = new Map<string, StateMark>([
      ["$.States.Both", { status: "CAUGHT", durationMs: 3 }],
      ["$.States.Failed", { status: "FAILED" }],
    ]);
    const lines = graphMermaid(NESTED, { marks: { states, taken: new Set(["$.States.Both→Failed"]) } }).split(
      "\n",
    );
    expect(lines).toContain('  subgraph s1["Both · Parallel · 2 branches · caught · 3 ms"]');
    expect(lines).toContain('  s3(["Failed<br/>Fail<br/>failed"])');
    expect(lines).toContain('  s1 ==>|"any error"| s3');
    expect(lines).toContain("  s1 -.-> s2");
    expect(lines.filter((line) => line.startsWith("  class "))).toEqual([
      "  class m0_3,m2_2,m2_3 mark",
      "  class s1 CAUGHT",
      "  class s2,s4,s5,s6 unreached",
      "  class s3 FAILED",
    ]);
  });

  it("escapes everything that Markdown, HTML or Mermaid could read in a name", () => {
    const states = Object.fromEntries(HOSTILE_NAMES.map((name) => [name, { Type: "Pass", End: true }]));
    const text = graphMermaid({ StartAt: "end", States: states } as Definition);
    expect(text).toContain('s1["#60;script#62;alert#40;1#41;#60;#47;script#62;<br/>Pass"]');
    expect(text).toContain("#96;#42;#42;bold#42;#42; #95;it#95;#96; 1#46; #35;quot#59; #35;35#59;");
    expect(text).toContain('["end<br/>Pass"]');
  });
});

describe("any definition in Mermaid", () => {
  it("has one statement a line, quotes that close, and subgraphs that end", () => {
    fc.assert(
      fc.property(anyDefinition(), (definition) => {
        const lines = graphMermaid(definition).trimEnd().split("\n").slice(1);
        const quoted = /^ {2}(?:subgraph )?[sm]\w+[[({]*"[^"`&]*"[\])}]*$/;
        const edge = /^ {2}[sm]\w+ (?:-->|-\.->)(?:\|"[^"`&]*"\|)? [sm]\w+$/;
        const other = /^ {2}(?:direction TB|end|class(?:Def)? .*|linkStyle .*)$/;
        expect(lines.filter((line) => ![quoted, edge, other].some((form) => form.test(line)))).toEqual([]);
        const count = (start: string) => lines.filter((line) => line.startsWith(`  ${start}`)).length;
        expect(count("subgraph")).toBe(lines.filter((line) => line === "  end").length);
      }),
      { numRuns: 150 },
    );
  });
});
