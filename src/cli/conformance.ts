import { readFileSync } from "node:fs";
import type { Definition } from "../asl/definition";
import { SimulatedClock } from "../engine/clock/simulated-clock";
import { type ExecutionOutcome, execute } from "../engine/execution";
import type { HistoryEvent } from "../engine/history-event";
import type { FunctionCall, FunctionOutcome } from "../engine/tasks/functions";
import { type Json, parseJson } from "../input/json-text";

/** One recorded execution: what it was given. */
interface Case {
  readonly id: string;
  readonly definition: Definition;
  readonly input: Json;
  /** By ARN, the body of an async function over `event` that behaves as the recorded function did. */
  readonly lambdas?: Readonly<Record<string, { readonly body: string }>>;
}

const ACCOUNT = "arn:aws:states:us-east-1:111111111111";

/** Runs each recorded case and prints what came of it, a line of JSON each. */
async function main(file: string): Promise<void> {
  for (const [i, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line === "") continue;
    const recorded = parseJson(line, `${file}:${i + 1}`) as unknown as Case;
    process.stdout.write(`${JSON.stringify(await result(recorded))}\n`);
  }
}

async function result(recorded: Case) {
  const history: HistoryEvent[] = [];
  const outcome = await execute({
    definition: recorded.definition,
    input: recorded.input,
    stateMachine: {
      arn: `${ACCOUNT}:stateMachine:machine`,
      name: "machine",
      roleArn: "arn:aws:iam::111111111111:role/machine",
    },
    arn: `${ACCOUNT}:execution:machine:run`,
    name: "run",
    functions: { invoke: (call) => answer(recorded, call) },
    clock: new SimulatedClock(Date.now()),
    random: Math.random,
    onEvent: (event) => history.push(event),
  });
  return { id: recorded.id, ...shown(outcome), history };
}

function shown(outcome: ExecutionOutcome) {
  return outcome.status === "SUCCEEDED"
    ? { ...outcome, output: JSON.parse(outcome.output) as Json }
    : outcome;
}

async function answer(
  { lambdas = {} }: Case,
  { functionArn, payload }: FunctionCall,
): Promise<FunctionOutcome> {
  const lambda = lambdas[functionArn];
  if (lambda === undefined) {
    return {
      succeeded: false,
      error: "Lambda.ResourceNotFoundException",
      cause: notFound(functionArn),
    };
  }
  try {
    const run = new Function("event", `return (async () => { ${lambda.body} })();`);
    const returned: unknown = await run(JSON.parse(payload));
    return { succeeded: true, payload: JSON.stringify(returned ?? null) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const cause = { errorMessage: message, errorType: name, requestId: "00000000", stackTrace: [] };
    return { succeeded: false, error: name, cause: JSON.stringify(cause) };
  }
}

function notFound(functionArn: string): string {
  return `Function not found: ${functionArn}:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: 00000000; Proxy: null)`;
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("error: No file of recorded cases\n  fix: npm run -s conformance -- cases.jsonl");
  process.exitCode = 2;
} else {
  // A recorded function may sleep on after its task has timed out.
  main(file).then(() => process.exit());
}
