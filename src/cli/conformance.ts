import { SimulatedClock } from "../engine/clock/simulated-clock";
import { type ExecutionOutcome, execute } from "../engine/execution";
import type { HistoryEvent } from "../engine/history-event";
import type { FunctionCall, FunctionOutcome } from "../engine/tasks/functions";
import type { Json } from "../input/json-text";
import { printable, printableLine } from "../input/printable";
import { UserError } from "../input/user-error";
import { type RecordedCase, readCases } from "./recorded-cases";

const ACCOUNT = "arn:aws:states:us-east-1:111111111111";

/**
 * Runs each recorded case and prints what came of it, a line of JSON each. A case that the engine cannot run is told on
 * standard error, and the others run all the same.
 */
async function main(file: string): Promise<void> {
  for (const recorded of readCases(file)) {
    try {
      process.stdout.write(`${JSON.stringify(await result(recorded))}\n`);
    } catch (error) {
      process.stderr.write(`error: The engine cannot run it: ${printable(String(error))}\n`);
      process.stderr.write(`   at: ${printableLine(recorded.id)}\n`);
      process.exitCode = 1;
    }
  }
}

async function result(recorded: RecordedCase) {
  const { id, definition, input = {} } = recorded;
  const history: HistoryEvent[] = [];
  const outcome = await execute({
    definition,
    input,
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
  return { id, ...shown(outcome), history };
}

function shown(outcome: ExecutionOutcome) {
  return outcome.status === "SUCCEEDED"
    ? { ...outcome, output: JSON.parse(outcome.output) as Json }
    : outcome;
}

async function answer(
  { lambdas = {} }: RecordedCase,
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
  process.stderr.write("error: No file of recorded cases\n  fix: npm run -s conformance -- cases.jsonl\n");
  process.exitCode = 2;
} else {
  main(file)
    .catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    })
    // A recorded function may sleep on after its task has timed out.
    .then(() => process.exit());
}
