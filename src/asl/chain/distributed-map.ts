import type { ItemReader } from "../item-readers";
import type { Operand } from "./operands";
import type { RefTo } from "./reference";
import type { StateData } from "./state-data";
import type { Quantity } from "./state-options";
import type { Resolved, Template, TemplateOf } from "./template";

/**
 * How items are put together to the input of one child execution: at least one limit is needed.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export interface ItemBatcher<Data> {
  /** Items in a batch at the most. */
  readonly maxItems?: Quantity<Data>;
  /** Bytes of a batch's input at the most, 262,144 or fewer. */
  readonly maxBytes?: Quantity<Data>;
  /** Goes with each batch, as `BatchInput`. */
  readonly batchInput?: (data: Data) => Template;
}

/**
 * Where the results of the child executions are written, instead of being handed on.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export interface ResultWriter {
  readonly bucket: TemplateOf<string>;
  /** What the keys begin with. @default nothing */
  readonly prefix?: TemplateOf<string>;
  /** NONE keeps each child execution's description, COMPACT its output, FLATTEN the items of its output. @default "NONE" */
  readonly transformation?: "NONE" | "COMPACT" | "FLATTEN";
  /** @default "JSON" */
  readonly outputType?: "JSON" | "JSONL";
}

/** What a distributed Map gives that writes its results. */
export interface WrittenResults {
  /** ARN of the Map Run. */
  readonly MapRunArn: string;
  /** The manifest of what was written. */
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/** What a child execution takes whose Map puts items into batches. */
export type Batch<Item, Batcher> = { readonly Items: readonly Item[] } & (Batcher extends {
  readonly batchInput: (...data: never) => infer BatchInput;
}
  ? { readonly BatchInput: Resolved<BatchInput> }
  : unknown);

/** A value, or one that is made from data. */
export type FromData<Data, Value> = Value | ((data: Data) => Value);

/** How a distributed Map runs. */
export interface DistributedOptions<Data> {
  /** Child executions at a time; 0 is as many as Step Functions can run. @default 0 */
  readonly maxConcurrency?: Quantity<Data>;
  /** Items that may fail before the Map does. @default 0 */
  readonly toleratedFailureCount?: Quantity<Data>;
  /** Items that may fail before the Map does, in percent. @default 0 */
  readonly toleratedFailurePercentage?: Quantity<Data>;
  /** Names the child executions; 40 characters at the most. @default one that Step Functions makes */
  readonly label?: string;
  /** What the child executions are. @default "STANDARD" */
  readonly executionType?: "STANDARD" | "EXPRESS";
}

/** Where a distributed Map has its items from: a data set, or data as an inline Map. */
export interface DistributedItems<Start, Input, Variables, Item> {
  readonly reader?: FromData<StateData<Start, Input, Variables>, ItemReader<Item>>;
  readonly items?: ItemsOf<Start, Input, Variables, Item>;
}

/** Which items a Map runs over; may be left out where the state's input is an array. */
export type ItemsOption<Start, Input, Variables, Item> = [Input] extends [readonly unknown[]]
  ? { readonly items?: ItemsOf<Start, Input, Variables, Item> }
  : { readonly items: ItemsOf<Start, Input, Variables, Item> };

type ItemsOf<Start, Input, Variables, Item> = (
  data: StateData<Start, Input, Variables>,
) => RefTo<readonly Item[]> | readonly Operand<Item>[];

/**
 * The items of a payload that is an array. Of any other they are what `items` gives: until the compiler has looked at
 * that, they fit whatever a fragment in the place of `each` takes.
 */
export type ItemOf<Payload> = [Payload] extends [readonly (infer Item)[]] ? Item : Undetermined;

type Undetermined = ReturnType<typeof JSON.parse>;
