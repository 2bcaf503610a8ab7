import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import { Payload } from "../payload";
import { StateError } from "../state-error";
import type { Visit } from "../visit";
import { Children, type Work } from "./children";
import { batchesOf } from "./item-batcher";
import { itemProcessor } from "./item-processor";
import { readItems } from "./item-reader";
import type { MapItem } from "./item-reader/map-item";
import { itemContext, itemInput } from "./map-items";
import { MapRun } from "./map-run";
import { ResultArray } from "./result-array";
import { ResultWriter } from "./result-writer";
import { ToleratedFailures } from "./tolerated-failures";

/** How many child executions AWS runs at a time where MaxConcurrency sets no limit. */
const MOST_AT_A_TIME = 10_000;

/**
 * Runs the items of a distributed Map, each or each batch as a child execution with a history of its own.
 *
 * @param given the items, where the Map state reads none
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export function* runDistributed(
  visit: Visit,
  given: readonly Json[] | undefined,
  maxConcurrency: number,
): Steps<Payload> {
  const { state, context } = visit;
  const tolerated = yield* ToleratedFailures.of(visit);
  const type = itemProcessor(state).ProcessorConfig?.ExecutionType;
  const mapRun = new MapRun(context, state.Label as string | undefined, type);
  const started = context.record("MapRunStarted", { mapRunStartedEventDetails: { mapRunArn: mapRun.arn } });
  try {
    const items = given?.map((value): MapItem => ({ value })) ?? (yield* readItems(visit));
    const results = (yield* ResultWriter.of(visit, mapRun)) ?? new ResultArray(visit);
    const work = state.ItemBatcher === undefined ? itemWork(visit, items) : yield* batchWork(visit, items);
    const children = new Children(visit, mapRun, results, tolerated, items.length);
    const output = yield* children.run(work, maxConcurrency || MOST_AT_A_TIME);
    const ended = context.record("MapRunSucceeded", undefined, started);
    context.record("MapStateSucceeded");
    context.follow(ended);
    return new Payload(output);
  } catch (error) {
    if (error instanceof StateError) {
      context.record("MapRunFailed", { mapRunFailedEventDetails: error.output }, started);
    }
    throw error;
  }
}

function* itemWork(visit: Visit, items: readonly MapItem[]): Generator<Work> {
  for (const [index, { value, key }] of items.entries()) {
    yield {
      size: 1,
      item: itemContext(index, value, key),
      input: () => itemInput(visit, index, value, key),
    };
  }
}

function* batchWork(visit: Visit, items: readonly MapItem[]): Steps<Iterator<Work>> {
  const batches = yield* batchesOf(visit, items);
  return batches
    .map(
      ({ size, input }): Work => ({
        size,
        // biome-ignore lint/correctness/useYield: a batch has been evaluated, an item has not.
        *input() {
          return input;
        },
      }),
    )
    .values();
}
