import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import type { Steps } from "../effect";
import { LARGEST_PAYLOAD, tooLarge } from "../payload-limit";
import { StateError } from "../state-error";
import type { Visit } from "../visit";
import type { ChildExecution } from "./child-execution";
import { childRecord } from "./child-record";
import { transformed } from "./result-writer";
import type { Results, WriterConfig } from "./results";

/** The results of a Map Run that writes none: the state's output. Those beyond what an output can hold are let go. */
export class ResultArray implements Results {
  readonly #visit: Visit;
  readonly #transformation: WriterConfig["Transformation"];
  #results: (readonly Json[])[] = [];
  #bytes = 2;

  constructor(visit: Visit) {
    this.#visit = visit;
    const writer = visit.state.ResultWriter as { readonly WriterConfig?: WriterConfig } | undefined;
    this.#transformation = writer?.WriterConfig?.Transformation ?? "COMPACT";
  }

  add(index: number, child: ChildExecution): void {
    const results =
      child.status === "SUCCEEDED" && this.#transformation !== "NONE"
        ? transformed(child, this.#transformation)
        : [childRecord(child)];
    for (const result of results) this.#bytes += Buffer.byteLength(jsonText(result)) + 1;
    if (this.#fits()) this.#results[index] = results;
    else this.#results = [];
  }

  addPending(): void {}

  *flush(): Steps<void> {}

  // biome-ignore lint/correctness/useYield: the other results are written, these are not.
  *end(): Steps<Json> {
    if (this.#fits()) return this.#results.flat();
    throw new StateError("States.DataLimitExceeded", tooLarge(this.#visit.context.name));
  }

  /** The last result has no comma behind it. */
  #fits(): boolean {
    return this.#bytes - 1 <= LARGEST_PAYLOAD;
  }
}
