import type { Steps } from "../effect";
import { handled } from "../handled";
import { itemProcessor } from "../map/item-processor";
import { runDistributed } from "../map/map-distributed";
import { runInline } from "../map/map-inline";
import { itemsOf } from "../map/map-items";
import { mapNumber } from "../map/map-number";
import { RuntimeFault } from "../state-error";
import { type Transition, transition } from "../transition";
import type { Visit } from "../visit";

/** The fields of a distributed Map alone. */
const DISTRIBUTED = ["ItemReader", "ItemBatcher", "ResultWriter"] as const;

/**
 * Runs its item processor for each item of an array or of a data set; the result is the array of the outputs.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html
 */
export function map(visit: Visit): Steps<Transition> {
  const { state, flow, context } = visit;
  const distributed = itemProcessor(state).ProcessorConfig?.Mode === "DISTRIBUTED";
  return handled(
    state,
    flow,
    context,
    function* () {
      if (!distributed && DISTRIBUTED.some((field) => state[field] !== undefined)) {
        throw new RuntimeFault(
          context,
          "The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps",
        );
      }
      const items = state.ItemReader === undefined ? yield* itemsOf(visit) : undefined;
      const limit = (yield* mapNumber(visit, "MaxConcurrency")) ?? 0;
      // AWS gives 0 for a data set, which is not read yet.
      context.record("MapStateStarted", { mapStateStartedEventDetails: { length: items?.length ?? 0 } });
      const result = distributed ? runDistributed(visit, items, limit) : runInline(visit, items ?? [], limit);
      return transition(state, yield* flow.leaveResult(yield* result));
    },
    (error) => {
      // A fault of the Map state itself ends the execution at once; one of an item, or in an expression, fails the Map.
      if (!(error instanceof RuntimeFault) || error.visit !== context) context.record("MapStateFailed");
    },
  );
}
