import type { State } from "./definition";
import { literalArgument } from "./literal-argument";
import type { KnownFunction, Machine } from "./machine";
import { integrates, parseResource } from "./resource";

/** The function that a task names. */
export interface CalledFunction {
  /** Its ARN, a reference that becomes one or, in a Lambda invoke integration, its name. */
  readonly text: string;
  /** For example `Parameters.FunctionName`. */
  readonly field: string;
}

/** The function that a task calls; undefined where it calls none, or computes which. */
export function calledFunction(state: State): CalledFunction | undefined {
  const { Resource } = state;
  if (state.Type !== "Task" || typeof Resource !== "string") return undefined;
  const resource = parseResource(Resource);
  if (integrates(resource, "lambda", "invoke")) {
    const named = literalArgument(state, "FunctionName");
    return named === undefined ? undefined : { text: named.value, field: named.field };
  }
  return resource?.kind === "function" || Resource.startsWith("${")
    ? { text: Resource, field: "Resource" }
    : undefined;
}

/** What is known of a function: named by its ARN or, after its last colon, by its name, and either with a version. */
export function knownFunction({ text }: CalledFunction, { functions }: Machine): KnownFunction | undefined {
  for (const [arn, known] of functions ?? []) {
    if (isNamed(text, arn) || isNamed(text, arn.slice(arn.lastIndexOf(":") + 1))) return known;
  }
  return undefined;
}

function isNamed(text: string, name: string): boolean {
  return text === name || (text.startsWith(`${name}:`) && /^:[\w$-]+$/.test(text.slice(name.length)));
}
