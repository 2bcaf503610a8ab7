import { describe, expect, it } from "vitest";
import { CODES } from "../../../src/asl/codes";
import type { CheckedDefinition } from "../../../src/report/validation/checked-definition";
import { validationJson } from "../../../src/report/validation/json";
import { validationSarif } from "../../../src/report/validation/sarif";
import { validationText } from "../../../src/report/validation/text";

const HOSTILE = "\u001b[2J\u202e";

const CHECKED: readonly CheckedDefinition[] = [
  {
    source: `a b${HOSTILE}/é.json`,
    file: `a b${HOSTILE}/é.json`,
    diagnostics: [
      {
        code: "TRANSITION_TARGET",
        severity: "error",
        message: `State "${HOSTILE}" leads to "B"`,
        path: "$.States.A.Next",
        value: HOSTILE,
        remedy: "Name one of: A",
        range: { line: 3, column: 5, endLine: 3, endColumn: 8 },
      },
    ],
  },
  {
    source: "stack/aws_sfn_state_machine.m",
    diagnostics: [
      {
        code: "CHOICE_DEFAULT",
        severity: "warning",
        message: "No Default",
        path: "$.States.C",
        remedy: "Give one",
      },
    ],
  },
  { source: "right.json", file: "right.json", diagnostics: [] },
];

describe("what a validation found", () => {
  it("is shown as errors are, and summed up", () => {
    expect(validationText(CHECKED, { color: false })).toBe(
      String.raw`error: State "\u001b[2J\u202e" leads to "B" [TRANSITION_TARGET]
   at: a b\u001b[2J\u202e/é.json:3:5 ($.States.A.Next)
  got: "\u001b[2J\u202e"
  fix: Name one of: A

warning: No Default [CHOICE_DEFAULT]
   at: stack/aws_sfn_state_machine.m ($.States.C)
  fix: Give one

3 definitions: 1 error, 1 warning
`,
    );
    expect(validationText([], { color: false })).toBe("0 definitions: 0 errors, 0 warnings\n");
  });

  it("is one JSON document", () => {
    expect(JSON.parse(validationJson(CHECKED))).toEqual({
      errors: 1,
      warnings: 1,
      definitions: [
        {
          source: `a b${HOSTILE}/é.json`,
          diagnostics: [
            {
              code: "TRANSITION_TARGET",
              severity: "error",
              message: `State "${HOSTILE}" leads to "B"`,
              path: "$.States.A.Next",
              line: 3,
              column: 5,
              value: HOSTILE,
              remedy: "Name one of: A",
            },
          ],
        },
        {
          source: "stack/aws_sfn_state_machine.m",
          diagnostics: [
            {
              code: "CHOICE_DEFAULT",
              severity: "warning",
              message: "No Default",
              path: "$.States.C",
              remedy: "Give one",
            },
          ],
        },
        { source: "right.json", diagnostics: [] },
      ],
    });
  });

  it("is a SARIF log with every rule, and each result in a file", () => {
    const log = JSON.parse(validationSarif(CHECKED, "project/main.ts"));
    const [{ tool, columnKind, results }] = log.runs;
    expect([log.version, log.runs.length, columnKind]).toEqual(["2.1.0", 1, "utf16CodeUnits"]);
    const { rules } = tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(CODES));
    expect(rules[0]).toEqual({
      id: "DEFINITION_SHAPE",
      shortDescription: { text: "A definition is a JSON object." },
      help: { text: "A definition is a JSON object. The page docs/validation.md lists every rule." },
      helpUri: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html",
      defaultConfiguration: { level: "error" },
    });
    expect(results).toEqual([
      {
        ruleId: "TRANSITION_TARGET",
        ruleIndex: rules.findIndex(({ id }: { id: string }) => id === "TRANSITION_TARGET"),
        level: "error",
        message: { text: `State "${HOSTILE}" leads to "B". It is "\\u001b[2J\u202e". Name one of: A.` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "a%20b%1B%5B2J%E2%80%AE/%C3%A9.json" },
              region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 8 },
            },
            logicalLocations: [{ fullyQualifiedName: "$.States.A.Next", kind: "member" }],
          },
        ],
        partialFingerprints: { definitionPath: "TRANSITION_TARGET::$.States.A.Next" },
      },
      {
        ruleId: "CHOICE_DEFAULT",
        ruleIndex: rules.findIndex(({ id }: { id: string }) => id === "CHOICE_DEFAULT"),
        level: "warning",
        message: { text: "No Default. Give one." },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "project/main.ts" },
              region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            },
            logicalLocations: [
              { fullyQualifiedName: "stack/aws_sfn_state_machine.m $.States.C", kind: "member" },
            ],
          },
        ],
        partialFingerprints: { definitionPath: "CHOICE_DEFAULT:stack/aws_sfn_state_machine.m:$.States.C" },
      },
    ]);
  });

  it("places an absolute file by its address", () => {
    const [checked] = CHECKED;
    if (checked === undefined) throw new Error("There is no definition");
    const log = JSON.parse(validationSarif([{ ...checked, file: "/folder/a b.json" }], "main.ts"));
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "file:///folder/a%20b.json",
    );
  });
});
