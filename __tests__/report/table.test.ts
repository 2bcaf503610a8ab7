import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { table } from "../../src/report/table";

describe("a table", () => {
  it("has aligned columns", () => {
    const rows = [
      [["Notify"], ["sqs:SendMessage"], ["send a message"]],
      [[""], ["events:PutRule", "events:PutTargets"], ["be told"]],
    ];
    expect(table(["STATE", "ACTION", "WHY"], rows, 60)).toBe(
      [
        "STATE   ACTION             WHY",
        "Notify  sqs:SendMessage    send a message",
        "        events:PutRule     be told",
        "        events:PutTargets",
        "",
      ].join("\n"),
    );
  });

  it("breaks its prose first, then its widest column, where they read well", () => {
    const rows = [[["rule/StepFunctionsGetEventsForBatchJobsRule"], ["be told when the job has ended"]]];
    expect(table(["RESOURCE", "WHY"], rows, 46)).toBe(
      [
        "RESOURCE                WHY",
        "rule/StepFunctionsGet   be told when the job",
        "EventsForBatchJobsRule  has ended",
        "",
      ].join("\n"),
    );
  });

  it("shows names that would steer a terminal as they are written", () => {
    expect(table(["STATE", "WHY"], [[["a\u001b[31m\nb"], ["c"]]], 60)).toBe(
      "STATE           WHY\na\\u001b[31m\\nb  c\n",
    );
  });

  it("never is wider than it may be, nor loses a character but spaces at its breaks", () => {
    const cell = fc.array(fc.stringMatching(/^[ -~]{0,60}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = table(["A", "B", "C"], rows, 70);
        expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(70);
        const letters = (all: string) => [...all.replace(/\s/g, "")].sort().join("");
        expect(letters(text)).toBe(letters(`ABC${rows.flat(2).join("")}`));
      }),
    );
  });
});
