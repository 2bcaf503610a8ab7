import type { ItemReader } from "../item-readers";
import type { Permission } from "../permission";
import type { Catcher, catcher } from "./catcher";
import type { RetryOptions } from "./retry";

// Options as the builder sees them: what a function of data is given is for the interface of a pipeline to say.

export type FromData = (data: never) => unknown;
export type Quantity = number | FromData | undefined;

export interface Leaving {
  readonly output?: FromData;
  readonly assign?: FromData;
}

export interface Options extends Leaving {
  readonly comment?: string;
  readonly retry?: readonly RetryOptions[] | false;
  readonly catch?: (on: typeof catcher) => readonly Catcher[];
}

export interface Called {
  readonly arn?: string;
  readonly resource?: string;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly permissions?: readonly Permission[];
}

export interface TaskOptions extends Options {
  readonly arguments?: FromData;
  readonly timeoutSeconds?: Quantity;
  readonly heartbeatSeconds?: Quantity;
}

export interface MapOptions extends Options {
  readonly items?: FromData;
  readonly itemSelector?: FromData;
  readonly maxConcurrency?: Quantity;
}

export interface DistributedOptions extends MapOptions {
  readonly reader?: ItemReader<unknown> | ((data: never) => ItemReader<unknown>);
  readonly batcher?: {
    readonly maxItems?: Quantity;
    readonly maxBytes?: Quantity;
    readonly batchInput?: FromData;
  };
  readonly writer?: Writer | ((data: never) => Writer);
  readonly toleratedFailureCount?: Quantity;
  readonly toleratedFailurePercentage?: Quantity;
  readonly label?: string;
  readonly executionType?: string;
}

export interface Writer {
  readonly bucket: unknown;
  readonly prefix?: unknown;
  readonly transformation?: string;
  readonly outputType?: string;
}
