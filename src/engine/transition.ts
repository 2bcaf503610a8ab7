import type { State } from "../asl/definition";
import type { Payload } from "./payload";

/** How a state ends: its output, and the state that takes it as input; none where the scope ends. */
export interface Transition {
  readonly output: Payload;
  readonly next?: string;
}

/** The transition that a state's own Next or End states. */
export function transition(state: State, output: Payload): Transition {
  return { output, ...(state.Next !== undefined && { next: state.Next }) };
}
