import type { State } from "../asl/definition";
import { integrates, parseResource, type TaskResource } from "../asl/resource";
import type { ExecutionRecord } from "../execution/record";
import { RecordedAnswers, type UnansweredCall } from "../execution/replay/recorded-answers";
import { UserError } from "../input/user-error";
import { type LocalRunOptions, type RunAnswers, runLocally } from "./local-run";

export interface ReplayOptions extends Omit<LocalRunOptions, "input" | "answers" | "as" | "onChange"> {
  /** Whether functions run, instead of answering as they did. */
  readonly handlers: boolean;
}

export interface Replayed {
  readonly record: ExecutionRecord;
  /** The call that it was stopped at: nothing was recorded that could answer it. */
  readonly stoppedAt?: UnansweredCall;
}

/**
 * Runs a recorded execution's input through what is synthesized. Its tasks are answered by mocks where there are any, else as
 * they were in the recording, but for functions where these are to run. It stops at a call that nothing answers.
 *
 * @throws UserError where the recording lacks its input, or the machine cannot be run here
 */
export async function replay(
  recorded: ExecutionRecord,
  { handlers, signal, machine, ...options }: ReplayOptions,
): Promise<Replayed> {
  const { input, incomplete, arn, name, startedAt } = recorded;
  if (input === undefined || incomplete?.input !== undefined) {
    throw new UserError({
      what: "The recording does not hold the input that the execution was started with",
      where: arn,
      remedy:
        "Replay another one; an Express machine logs inputs where its log level includes execution data (docs/deploying.md)",
    });
  }
  const stop = new AbortController();
  const unanswered: UnansweredCall[] = [];
  const answers: RunAnswers = {
    answersFor: (state) => !handlers || !isFunction(resourceOf(state)),
    services: (keyOf) => {
      const recordedAnswers = new RecordedAnswers(recorded, {
        keyOf,
        onUnanswered: (call) => {
          unanswered.push(call);
          stop.abort();
        },
      });
      return {
        call: (call, stopped) =>
          handlers && isFunction(call.resource) ? undefined : recordedAnswers.call(call, stopped),
      };
    },
  };
  const named = machine ?? machineOf(recorded, options.stacks);
  const record = await runLocally({
    ...options,
    ...(named !== undefined && { machine: named }),
    input,
    answers,
    // A handler tells the time by the machine's clock.
    as: { arn, name, startedAt: handlers || startedAt === undefined ? Date.now() : Date.parse(startedAt) },
    signal: AbortSignal.any([signal, stop.signal]),
    onChange: () => {},
  });
  const [stoppedAt] = unanswered;
  return { record, ...(stoppedAt !== undefined && { stoppedAt }) };
}

/** The machine of the recording's own name, where the stacks have it; undefined leaves the choice to who runs it. */
function machineOf({ stateMachine }: ExecutionRecord, stacks: LocalRunOptions["stacks"]): string | undefined {
  const named = stacks
    .flatMap(({ stateMachines }) => stateMachines)
    .some(({ name }) => name === stateMachine.name);
  return named ? stateMachine.name : undefined;
}

function resourceOf({ Resource }: State): TaskResource | undefined {
  return parseResource(String(Resource));
}

/** Whether a task calls a function and has its result. */
function isFunction(resource: TaskResource | undefined): boolean {
  if (resource?.kind !== "integration") return resource?.kind === "function";
  return integrates(resource, "lambda", "invoke") && resource.pattern !== "waitForTaskToken";
}
