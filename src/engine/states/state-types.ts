import type { State } from "../../asl/definition";
import type { Steps } from "../effect";
import type { Payload } from "../payload";
import type { StateContext } from "../state-context";
import type { Transition } from "../transition";
import { choice } from "./choice";
import { fail } from "./fail";
import { pass } from "./pass";
import { succeed } from "./succeed";
import { task } from "./task";
import { wait } from "./wait";

/** The state types that the engine runs. */
export type SupportedType = "Task" | "Pass" | "Wait" | "Choice" | "Succeed" | "Fail";

/** Runs one visit of a state, in steps where it has effects; it throws a StateError where the state ends with one. */
type Run = (state: State, input: Payload, context: StateContext) => Transition | Steps<Transition>;

export const STATE_TYPES: Readonly<Record<SupportedType, Run>> = {
  Task: task,
  Pass: pass,
  Wait: wait,
  Choice: choice,
  Succeed: succeed,
  Fail: fail,
};
