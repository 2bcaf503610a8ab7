import type { State } from "../asl/definition";
import type { Left } from "./data-flow";

/** How a state ends: what it leaves, and the state that takes its output as input; none where the scope ends. */
export interface Transition extends Left {
  readonly next?: string;
}

/** The transition that a state's own Next or End states. */
export function transition(state: State, left: Left): Transition {
  return { ...left, ...(state.Next !== undefined && { next: state.Next }) };
}
