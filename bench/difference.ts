import type { Definition } from "../src/asl/definition";
import { definitionDifference } from "../src/review/definition/definition-difference";
import { alternating, median } from "./measure";

const ROUNDS = 9;
const COUNT = 1000;

/** How many times as long as writing both definitions as JSON, at most. */
const MOST = 60;

/** The difference of two large definitions, against the time to write both as JSON. */
export async function benchDifference(): Promise<string[]> {
  const before = row("S", 0);
  const lines: string[] = [];
  for (const [kind, after] of [
    ["a field of each changes", row("S", 1)],
    ["all are renamed", row("T", 0)],
    ["all are renamed and change", row("T", 1)],
  ] as const) {
    const [differences = [], yardstick = []] = await alternating(
      [() => definitionDifference(before, after), () => JSON.stringify(before) + JSON.stringify(after)],
      ROUNDS,
    );
    const ratio = median(differences) / median(yardstick);
    const verdict = ratio < MOST ? `under ${MOST}` : `NOT under ${MOST}`;
    lines.push(
      `difference: ${COUNT} states, ${kind}: ${ratio.toFixed(1)} times both as JSON (${median(differences).toFixed(0)} ms, ${verdict})`,
    );
  }
  return lines;
}

function row(prefix: string, size: number): Definition {
  const states = Array.from({ length: COUNT }, (_, i): [string, Definition["States"][string]] => [
    `${prefix}${i}`,
    {
      Type: "Task",
      Resource: `\${aws_lambda_function.worker_${i % 10}.arn}`,
      Parameters: { "scene.$": "$.scene", size: size + i, bands: [1, 2, 3] },
      TimeoutSeconds: 60,
      Retry: [{ ErrorEquals: ["Lambda.ServiceException"], IntervalSeconds: 2, MaxAttempts: 6 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Failed" }],
      Next: i + 1 < COUNT ? `${prefix}${i + 1}` : "Done",
    },
  ]);
  return {
    StartAt: `${prefix}0`,
    States: { ...Object.fromEntries(states), Done: { Type: "Succeed" }, Failed: { Type: "Fail" } },
  };
}
