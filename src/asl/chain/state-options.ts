import type { RefTo } from "./reference";

export interface StateOptions {
  /** Shown with the state in the console. */
  readonly comment?: string;
}

/** A number: as it is, or from data. */
export type Quantity<Data> = number | ((data: Data) => RefTo<number>);

/** A text: as it is, or from data. */
export type Text<Data> = string | ((data: Data) => RefTo<string>);

export type WaitOptions<Data> = StateOptions &
  (
    | { /** Whole seconds, 0 to 99,999,999. */ readonly seconds: Quantity<Data> }
    | { /** The moment to wait for, in RFC 3339. */ readonly timestamp: Text<Data> }
  );

export interface FailOptions<Data> extends StateOptions {
  /** Name of the error, which a catcher around the state can name. */
  readonly error: Text<Data>;
  readonly cause?: Text<Data>;
}
