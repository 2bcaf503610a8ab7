import type { Definition, State } from "../src/asl/definition";
import {
  type ExecutionRecord,
  type IterationRecord,
  RECORD_VERSION,
  type StateRecord,
} from "../src/execution/record";

const ARN = "arn:aws:states:us-east-1:123456789012";
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:process";
const START = Date.UTC(2026, 0, 1);

const at = (milliseconds: number) => new Date(START + milliseconds).toISOString();

/** An execution through so many states one after another, and through a Map of so many iterations, some of which failed. */
export function largeRecord(states: number, iterations: number): ExecutionRecord {
  const names = Array.from({ length: states - 1 }, (_, i) => `State ${i}`);
  const length = states * 10 + 500;
  return {
    version: RECORD_VERSION,
    source: "local",
    arn: `${ARN}:execution:large:run`,
    name: "run",
    stateMachine: { arn: `${ARN}:stateMachine:large`, name: "large", type: "STANDARD" },
    definition: definition(names),
    clock: "real",
    status: "SUCCEEDED",
    startedAt: at(0),
    stoppedAt: at(length),
    durationMs: length,
    input: { scenes: iterations },
    output: { done: true },
    states: [map(iterations), ...names.map((name, i) => passed(name, i, names[i + 1]))],
    history: [],
  };
}

function definition(names: readonly string[]): Definition {
  const task: State = { Type: "Task", Resource: FUNCTION, Next: "Store" };
  const map: State = {
    Type: "Map",
    ItemProcessor: { StartAt: "Process", States: { Process: task, Store: { Type: "Pass", End: true } } },
    Next: names[0] ?? "",
  };
  const passes = names.map((name, i): [string, State] => {
    const next = names[i + 1];
    return [name, { Type: "Pass", ...(next === undefined ? { End: true } : { Next: next }) }];
  });
  return { StartAt: "Items", States: { Items: map, ...Object.fromEntries(passes) } };
}

function passed(name: string, i: number, next: string | undefined): StateRecord {
  const value = { id: `scene-${i}`, bands: [1, 2, 3, i], place: { path: 12, row: 34 } };
  return {
    id: String(100_000 + i),
    name,
    type: "Pass",
    status: "SUCCEEDED",
    enteredEventId: 100_000 + i,
    enteredAt: at(500 + i * 10),
    exitedAt: at(510 + i * 10),
    durationMs: 10,
    input: value,
    output: { ...value, seen: true },
    data: { afterInputPath: value, result: value },
    ...(next !== undefined && { next }),
    attempts: [],
  };
}

function map(count: number): StateRecord {
  const iterations = Array.from({ length: count }, (_, i) => iteration(i));
  return {
    id: "2",
    name: "Items",
    type: "Map",
    status: "SUCCEEDED",
    enteredEventId: 2,
    enteredAt: at(0),
    exitedAt: at(500),
    durationMs: 500,
    input: { scenes: count },
    output: { done: count },
    attempts: [],
    next: "State 0",
    runs: [{ number: 1, status: "SUCCEEDED", startedAt: at(0), endedAt: at(500), items: count, iterations }],
  };
}

function iteration(index: number): IterationRecord {
  const failed = index % 97 === 3;
  const startedAt = at((index % 40) * 10);
  const endedAt = at((index % 40) * 10 + 60);
  const input = { scene: index, collection: "aviris-classic" };
  const output = { scene: index, uri: `s3://scenes/${index}` };
  const fault = failed ? { error: "EmptyScene", cause: `Scene ${index} has no pixels` } : {};
  const status = failed ? ("FAILED" as const) : ("SUCCEEDED" as const);
  const visit = { enteredEventId: 10 + index, enteredAt: startedAt, exitedAt: endedAt, durationMs: 60 };
  const message = JSON.stringify({ level: "INFO", message: "Scene received", scene: index });
  const process: StateRecord = {
    ...visit,
    ...fault,
    id: `p${index}`,
    name: "Process",
    type: "Task",
    status,
    input,
    ...(!failed && { output, next: "Store" }),
    attempts: [
      {
        ...fault,
        number: 1,
        resource: FUNCTION,
        status,
        scheduledEventId: index,
        startedAt,
        endedAt,
        durationMs: 60,
        input,
        ...(!failed && { output }),
        logs: [{ timestamp: startedAt, message }],
      },
    ],
  };
  const store: StateRecord = {
    ...visit,
    id: `s${index}`,
    name: "Store",
    type: "Pass",
    status: "SUCCEEDED",
    input: output,
    output,
    attempts: [],
  };
  return {
    ...fault,
    index,
    status,
    startedAt,
    endedAt,
    durationMs: 60,
    input,
    ...(!failed && { output }),
    states: failed ? [process] : [process, store],
  };
}
