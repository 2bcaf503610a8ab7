import type { StateType } from "../../asl/definition";
import type { Steps } from "../effect";
import type { Transition } from "../transition";
import type { Visit } from "../visit";
import { choice } from "./choice";
import { fail } from "./fail";
import { map } from "./map";
import { parallel } from "./parallel";
import { pass } from "./pass";
import { succeed } from "./succeed";
import { task } from "./task";
import { wait } from "./wait";

/** Runs one visit of a state; it throws a StateError where the state ends with one. */
type Run = (visit: Visit) => Steps<Transition>;

export const STATE_TYPES: Readonly<Record<StateType, Run>> = {
  Task: task,
  Pass: pass,
  Wait: wait,
  Choice: choice,
  Parallel: parallel,
  Map: map,
  Succeed: succeed,
  Fail: fail,
};
