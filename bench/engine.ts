import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { Definition } from "../src/asl/definition";
import type { HistoryEvent } from "../src/engine/history-event";
import type { Json } from "../src/input/json-text";
import { chain, distributedMap, executed } from "./execution";
import { handWritten, type Way } from "./hand-written";
import { alternating, median } from "./measure";

const ROUNDS = 7;
const INPUT = '{"n":5,"id":"scene-1","bands":[1,2,3]}';

const THREE: Definition = {
  StartAt: "Pass",
  States: {
    Pass: { Type: "Pass", Next: "Choose" },
    Choose: {
      Type: "Choice",
      Choices: [{ Variable: "$.n", NumericGreaterThan: 1, Next: "Done" }],
      Default: "Done",
    },
    Done: { Type: "Succeed" },
  },
};
const THREE_WAY: Way = [
  ["Pass", "Pass"],
  ["Choice", "Choose"],
  ["Succeed", "Done"],
];

/** Executions in this process, each against a loop that builds the same events by hand. */
export async function benchEngine(): Promise<string[]> {
  return [await shortExecutions(), await longChain(), await manyItems(), memory()];
}

async function shortExecutions(): Promise<string> {
  const executions = 5000;
  const { ratio, ours } = await compared(
    async () => {
      for (let i = 0; i < executions; i += 1) await withHistory(THREE);
    },
    () => {
      for (let i = 0; i < executions; i += 1) handWritten(INPUT, THREE_WAY);
    },
  );
  const rate = ((executions / ours) * 1000).toFixed(0);
  return `engine, Pass → Choice → Succeed: ${ratio.toFixed(1)} times a hand-written loop (${rate} executions a second)`;
}

async function longChain(): Promise<string> {
  const definition = chain(1000);
  const way = Object.keys(definition.States).map((name) => ["Pass", name] as const);
  const { ratio, ours } = await compared(
    () => withHistory(definition),
    () => handWritten(INPUT, way),
  );
  return `engine, 1000 states in a chain: ${ratio.toFixed(1)} times a hand-written loop (${ours.toFixed(1)} ms)`;
}

async function manyItems(): Promise<string> {
  const items = 10_000;
  const definition = distributedMap(items);
  const { ratio, ours } = await compared(
    () => executed(definition, {}, () => {}),
    () => {
      for (let i = 1; i <= items; i += 1) handWritten(String(i), [["Pass", "S0"]]);
    },
  );
  return `engine, a Map of ${items} items: ${ratio.toFixed(1)} times a hand-written loop (${ours.toFixed(0)} ms)`;
}

/** The peak of a process that runs a large Map and keeps no history, against that of one item. */
function memory(): string {
  const [many, one] = [100_000, 1].map(peakOf);
  if (many === undefined || one === undefined) throw new Error("No peak was measured");
  return `engine, memory of a Map of 100000 items: ${(many / one).toFixed(1)} times that of one item (${many.toFixed(0)} MB, ${one.toFixed(0)} MB)`;
}

function peakOf(items: number): number {
  const args = ["--require", "./src/register.cjs", "bench/map-memory.ts", String(items)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: resolve(__dirname, ".."),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`A Map of ${items} items ended with ${status}:\n${stderr}`);
  return Number(stdout);
}

async function withHistory(definition: Definition): Promise<void> {
  const history: HistoryEvent[] = [];
  await executed(definition, JSON.parse(INPUT) as Json, (event) => history.push(event));
}

/** Our time in milliseconds and its ratio to the yardstick's, as medians. */
async function compared(work: () => Promise<unknown>, yardstick: () => unknown) {
  const [ours = [], theirs = []] = await alternating([work, yardstick], ROUNDS);
  return {
    ours: median(ours),
    ratio: median(ours.map((time, i) => time / (theirs[i] ?? Number.NaN))),
  };
}
