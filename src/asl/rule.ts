import type { Finding } from "./diagnostic";
import type { Machine } from "./machine";
import type { Scope } from "./scopes";

/** A rule looks at one scope and says what is wrong in it. It never changes what it looks at, and never throws. */
export type Rule = (scope: Scope, machine: Machine) => Finding[];
