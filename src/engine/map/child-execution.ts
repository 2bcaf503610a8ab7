import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { recordStart, startContext } from "../execution-start";
import { History } from "../history";
import type { ErrorDetails, HistoryEvent } from "../history-event";
import type { Payload } from "../payload";
import type { Stage } from "../stage";
import type { ExecutionContext, Scope } from "../state-context";
import { StateError } from "../state-error";
import type { ChildType, ItemProcessor } from "./item-processor";
import type { MapRun } from "./map-run";

/** A child execution of a distributed Map. */
export interface StartedChild {
  readonly name: string;
  readonly arn: string;
  readonly mapRunArn: string;
  /** Of its item, or of its batch. */
  readonly index: number;
}

/** Who is told what one child execution does. */
export interface ChildObserver {
  readonly onEvent: (event: HistoryEvent) => void;
  readonly onStage: (stage: Stage) => void;
}

/** A child execution that has ended. */
export interface ChildExecution extends ErrorDetails {
  readonly name: string;
  readonly arn: string;
  readonly mapRunArn: string;
  readonly stateMachineArn: string;
  readonly type: ChildType;
  readonly status: "SUCCEEDED" | "FAILED" | "ABORTED";
  /** JSON text. */
  readonly input: string;
  /** JSON text; only where it succeeded. */
  readonly output?: string;
  /** Milliseconds since the epoch, on the execution's clock. */
  readonly startTime: number;
  readonly stopTime: number;
  /** Only where histories are asked for. */
  readonly history?: readonly HistoryEvent[];
}

interface Child {
  readonly parent: ExecutionContext;
  readonly mapRun: MapRun;
  readonly processor: ItemProcessor;
  /** Of the item or the batch. */
  readonly index: number;
  readonly input: Payload;
  /** `Map` of the context object. */
  readonly item?: Json;
}

/**
 * Runs a child execution to its end: it has a history and a context object of its own, and sees no variables of its
 * parent.
 *
 * @param onEnd told of it as soon as it ended, also where it was stopped from outside
 * @returns its output; undefined where it failed
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function* runChild(child: Child, onEnd: (ended: ChildExecution) => void): Steps<Payload | undefined> {
  const { parent, mapRun, processor, input, item } = child;
  const { name, arn } = mapRun.child(child.index);
  const startTime = parent.now();
  const events: HistoryEvent[] = [];
  const observer = parent.observeChild?.({ name, arn, mapRunArn: mapRun.arn, index: child.index });
  const history = new History({ now: parent.now }, (event) => {
    if (parent.childHistories) events.push(event);
    observer?.onEvent(event);
  });
  const execution = childContext(child, history, observer, { name, arn });
  recordStart(history, input, roleOf(parent));
  const scope = parent.enter({
    states: processor.States,
    execution,
    previousEventId: 0,
    variables: {},
    ...(item !== undefined && { item }),
  });
  const end = (outcome: Pick<ChildExecution, "status" | "output" | "error" | "cause">) => {
    onEnd({
      name,
      arn,
      mapRunArn: mapRun.arn,
      stateMachineArn: mapRun.stateMachineArn,
      type: mapRun.type,
      input: input.text,
      startTime,
      stopTime: parent.now(),
      ...outcome,
      ...(parent.childHistories && { history: events }),
    });
  };
  try {
    const output = yield* scope.run(processor.StartAt, input);
    history.add("ExecutionSucceeded", scope.lastEventId, {
      executionSucceededEventDetails: { output: output.text, outputDetails: { truncated: false } },
    });
    end({ status: "SUCCEEDED", output: output.text });
    return output;
  } catch (error) {
    if (!(error instanceof StateError)) {
      aborted(history, scope);
      end({ status: "ABORTED" });
      throw error;
    }
    history.add("ExecutionFailed", scope.lastEventId, { executionFailedEventDetails: error.output });
    end({ status: "FAILED", ...error.output });
    return undefined;
  }
}

function aborted(history: History, scope: Scope): void {
  scope.abortUnfinished();
  history.add("ExecutionAborted", scope.lastEventId, { executionAbortedEventDetails: {} });
}

function childContext(
  child: Child,
  history: History,
  observer: ChildObserver | undefined,
  { name, arn }: Pick<StartedChild, "name" | "arn">,
): ExecutionContext {
  const { mapRun, input } = child;
  // Stages are told of by the ids of the parent's own events.
  const { onStage, ...parent } = child.parent;
  return {
    ...parent,
    ...(observer !== undefined && { onStage: observer.onStage }),
    history,
    stateMachineArn: mapRun.stateMachineArn,
    contextObject: startContext(
      {
        arn,
        name,
        roleArn: roleOf(parent),
        stateMachine: { arn: mapRun.stateMachineArn, name: mapRun.stateMachineName },
        startTime: parent.now(),
      },
      input.value,
    ),
  };
}

function roleOf({ contextObject }: ExecutionContext): string {
  return (contextObject.Execution as { readonly RoleArn: string }).RoleArn;
}
