import type { Json } from "../../input/json-text";
import type { Steps } from "../effect";
import type { ChildExecution } from "./child-execution";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface WriterConfig {
  /**
   * NONE gives a record of each child, COMPACT its output, FLATTEN the items of an output that is an array.
   * @default NONE in objects, COMPACT in the state's output
   */
  readonly Transformation?: "NONE" | "COMPACT" | "FLATTEN";
  /** @default JSON */
  readonly OutputType?: "JSON" | "JSONL";
}

/** What a Map Run gathers from its children. */
export interface Results {
  /** Takes a child that ended. Children end in any order. */
  add(index: number, child: ChildExecution): void;
  /** Takes a child that was not begun, by its input. */
  addPending(input: string): void;
  /** Writes what need not be held any more. */
  flush(): Steps<void>;
  /**
   * Ends the gathering, also where the Map Run failed.
   * @returns what the Map state results in
   */
  end(): Steps<Json>;
}
