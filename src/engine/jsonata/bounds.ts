/** How deep evaluation nests: AWS refuses an expression at a depth near 100. */
export const DEEPEST = 100;

/** How long one evaluation may take, and one match of a regular expression in it; real milliseconds. */
export const LONGEST_EVALUATION = 5000;
export const LONGEST_MATCH = 1000;

/** AWS bounds the memory of an evaluation: it accepts these lengths and refuses the next above that was tried. */
const LONGEST_ARRAY = 873_782;
const LONGEST_STRING = 2 ** 22;

/** AWS's texts for an evaluation that goes beyond its bounds. */
export const STACK_OVERFLOW =
  "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";
export const TIMEOUT = "Expression evaluation timeout: Check for infinite loop";
export const MEMORY_LIMIT = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

/** Ends an evaluation that goes beyond a bound. */
export class BoundReached extends Error {
  override readonly name = "BoundReached";
}

/** @throws BoundReached where a value in an evaluation is larger than AWS would hold */
export function checkSize(value: unknown): void {
  const tooLarge =
    typeof value === "string"
      ? value.length > LONGEST_STRING
      : Array.isArray(value) && value.length > LONGEST_ARRAY;
  if (tooLarge) throw new BoundReached(MEMORY_LIMIT);
}
