import type { Json } from "../../input/json-text";
import { type Steps, sideBySide } from "../effect";
import type { Payload } from "../payload";
import { StateError } from "../state-error";
import type { Visit } from "../visit";
import { runChild } from "./child-execution";
import { itemProcessor } from "./item-processor";
import type { MapRun } from "./map-run";
import type { Results } from "./results";
import type { ToleratedFailures } from "./tolerated-failures";

/** What one child execution is for: an item or a batch of them. */
export interface Work {
  /** How many items it is for. */
  readonly size: number;
  /** `Map` of the context object. */
  readonly item?: Json;
  input(): Steps<Payload>;
}

/** The child executions of one Map Run. */
export class Children {
  readonly #visit: Visit;
  readonly #mapRun: MapRun;
  readonly #results: Results;
  readonly #tolerated: ToleratedFailures;
  /** How many items there are. */
  readonly #total: number;

  constructor(visit: Visit, mapRun: MapRun, results: Results, tolerated: ToleratedFailures, total: number) {
    this.#visit = visit;
    this.#mapRun = mapRun;
    this.#results = results;
    this.#tolerated = tolerated;
    this.#total = total;
  }

  /** @throws StateError where more fail than is tolerated; what was and was not run is written all the same */
  *run(work: Iterator<Work>, limit: number): Steps<Json> {
    const numbered = numberedFrom(work);
    try {
      yield* sideBySide(this.#begun(numbered), limit);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      for (const [, { input }] of numbered) this.#results.addPending((yield* input()).text);
      yield* this.#results.end();
      throw error;
    }
    return yield* this.#results.end();
  }

  *#begun(work: Iterable<readonly [number, Work]>): Generator<Steps<void>> {
    for (const [index, one] of work) yield this.#child(index, one);
  }

  *#child(index: number, { size, item, input }: Work): Steps<void> {
    const { context, state } = this.#visit;
    const output = yield* runChild(
      {
        parent: context.execution,
        mapRun: this.#mapRun,
        processor: itemProcessor(state),
        index,
        input: yield* input(),
        ...(item !== undefined && { item }),
      },
      (child) => {
        this.#results.add(index, child);
        context.execution.onChildExecution?.(child);
      },
    );
    if (output === undefined) this.#tolerated.failed(size, this.#total);
    yield* this.#results.flush();
  }
}

/** Goes on where it was left, also after a loop over it ended early. */
function numberedFrom(work: Iterator<Work>): Iterable<readonly [number, Work]> {
  let index = -1;
  const iterator: Iterator<readonly [number, Work]> = {
    next() {
      const next = work.next();
      if (next.done) return { done: true, value: undefined };
      index += 1;
      return { value: [index, next.value] };
    },
  };
  return { [Symbol.iterator]: () => iterator };
}
