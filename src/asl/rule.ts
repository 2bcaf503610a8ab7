import type { Diagnostic } from "./diagnostic";
import type { Scope } from "./scopes";

/** A rule looks at one scope and says what is wrong in it. It never changes what it looks at. */
export type Rule = (scope: Scope) => Diagnostic[];
