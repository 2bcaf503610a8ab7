import type { Definition } from "../src/asl/definition";
import { definitionLayout } from "../src/report/graph/definition-layout";
import { alternating, median } from "./measure";

const ROUNDS = 5;

/** How many states, how many milliseconds at most. */
const SIZES = [
  [100, 150],
  [300, 500],
] as const;

/** The layout of definitions in which all tasks share a handler, against the time to read and write the same definition as JSON. */
export async function benchGraph(): Promise<string[]> {
  const lines: string[] = [];
  for (const [count, most] of SIZES) {
    for (const [kind, definition] of [
      ["in a row", row(count)],
      ["with choices and loops", tangle(count)],
    ] as const) {
      const text = JSON.stringify(definition);
      const [layouts = [], yardstick = []] = await alternating(
        [() => definitionLayout(definition), () => readAndWritten(text)],
        ROUNDS,
      );
      const took = median(layouts);
      const ratio = median(layouts.map((time, i) => time / (yardstick[i] ?? Number.NaN)));
      const verdict = took < most ? `under ${most} ms` : `NOT under ${most} ms`;
      lines.push(
        `graph: ${count} states ${kind}, all with one handler: ${ratio.toFixed(1)} times ${COPIES} copies of it as JSON (${took.toFixed(0)} ms, ${verdict})`,
      );
    }
  }
  return lines;
}

const COPIES = 100;

function readAndWritten(text: string): number {
  let length = 0;
  for (let copy = 0; copy < COPIES; copy += 1) length += JSON.stringify(JSON.parse(text)).length;
  return length;
}

const CATCH = [{ ErrorEquals: ["States.ALL"], Next: "Failed" }];

function row(count: number): Definition {
  return machine(count, (i) => task(i, count));
}

/** Every third state is a choice that leads on, ahead, or back. */
function tangle(count: number): Definition {
  return machine(count, (i) => {
    if (i % 3 !== 2 || i >= count - 5) return task(i, count);
    return {
      Type: "Choice",
      Choices: [
        { Variable: "$.n", NumericGreaterThan: i, Next: `S${i + 1}` },
        { Variable: "$.kind", StringEquals: `kind ${i}`, Next: `S${i + 2 + (i % 3)}` },
      ],
      Default: i % 2 === 0 ? `S${i - 2}` : `S${i + 4}`,
    };
  });
}

function task(i: number, count: number): Definition["States"][string] {
  const Next = i + 1 < count ? `S${i + 1}` : "Done";
  return { Type: "Task", Resource: `\${aws_lambda_function.worker_${i}.arn}`, Catch: CATCH, Next };
}

function machine(count: number, state: (i: number) => Definition["States"][string]): Definition {
  const states = Object.fromEntries(Array.from({ length: count }, (_, i) => [`S${i}`, state(i)]));
  return { StartAt: "S0", States: { ...states, Done: { Type: "Succeed" }, Failed: { Type: "Fail" } } };
}
