import type { Json } from "../../input/json-text";
import { type Steps, sideBySide } from "../effect";
import { Payload } from "../payload";
import { StateError } from "../state-error";
import type { Visit } from "../visit";
import { itemProcessor } from "./item-processor";
import { itemContext, itemInput } from "./map-items";

/** How many iterations AWS runs at a time where MaxConcurrency sets no limit. */
const MOST_AT_A_TIME = 40;

/** Runs the items of an inline Map, in the history of the execution itself. */
export function* runInline(visit: Visit, items: readonly Json[], maxConcurrency: number): Steps<Payload> {
  const { state, context } = visit;
  const { StartAt, States } = itemProcessor(state);
  const { name, execution, variables } = context;
  const outputs: Json[] = items.map(() => null);
  let succeeded = context.lastEventId;
  const iterate = function* (value: Json, index: number): Steps<void> {
    const details = { name, index };
    const started = context.record("MapIterationStarted", { mapIterationStartedEventDetails: details });
    const item = itemContext(index, value);
    const scope = execution.enter({ states: States, execution, previousEventId: started, variables, item });
    try {
      const input = yield* itemInput(visit, index, value);
      outputs[index] = (yield* scope.run(StartAt, input)).value;
    } catch (error) {
      if (!(error instanceof StateError)) scope.abortUnfinished();
      const ended = error instanceof StateError ? "MapIterationFailed" : "MapIterationAborted";
      execution.history.add(ended, scope.lastEventId, {
        [ended === "MapIterationFailed"
          ? "mapIterationFailedEventDetails"
          : "mapIterationAbortedEventDetails"]: details,
      });
      context.follow(scope.lastEventId);
      throw error;
    }
    succeeded = execution.history.add("MapIterationSucceeded", scope.lastEventId, {
      mapIterationSucceededEventDetails: details,
    });
    context.follow(scope.lastEventId);
  };
  const runs = function* () {
    for (const [index, value] of items.entries()) yield iterate(value, index);
  };
  yield* sideBySide(runs(), maxConcurrency || MOST_AT_A_TIME);
  context.record("MapStateSucceeded", undefined, succeeded);
  context.follow(succeeded);
  return new Payload(outputs);
}
