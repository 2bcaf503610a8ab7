import type { Present, Resolved } from "./template";

/** What a state leaves to the states after it. */
export interface Leaving<Data, Output, New> {
  /** What the next state takes. @default what the state gives */
  readonly output?: (data: Data) => Output & Present<Output>;
  /** Variables to set when the state ends, by name. */
  readonly assign?: (data: Data) => New & Present<New>;
}

/** The variables that are known after some are set. */
export type Assigned<Variables, New> = [keyof New] extends [never] ? Variables : Variables & Resolved<New>;
