import type { Construct } from "constructs";
import type { Definition } from "../asl/definition";
import { allStates, isRecord } from "../asl/scopes";
import { LambdaFunction, resolveTokens, TerraformStack } from "../cdk";
import { type Problem, UserError } from "../input/user-error";

const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?$/;
const INVOKE_INTEGRATION = /^arn:[^:]+:states:::lambda:invoke(\.waitForTaskToken)?$/;

/** What the tasks of a definition call. */
export interface InvokedResources {
  /** ARNs of functions, or references that become one, each once. */
  readonly functions: readonly string[];
  /** Resources of tasks that call something else, each once. */
  readonly others: readonly string[];
}

/**
 * Finds what a definition's tasks call.
 *
 * @param construct the state machine, for its stack and for errors
 * @throws UserError naming each task on a function that the stack lacks
 */
export function invokedResources(construct: Construct, definition: Definition): InvokedResources {
  const stack = TerraformStack.of(construct);
  const references = new Set(
    stack.node
      .findAll()
      .filter((child) => child instanceof LambdaFunction)
      .map((child) => String(resolveTokens(stack, child.arn))),
  );
  const functions = new Set<string>();
  const others = new Set<string>();
  const problems: Problem[] = [];
  for (const { name, path, state } of allStates(definition)) {
    if (state.Type !== "Task") continue;
    const called = calledFunction(state) ?? String(state.Resource);
    const resolved = String(resolveTokens(stack, called));
    if (FUNCTION_ARN.test(resolved) || (resolved !== called && references.has(resolved)))
      functions.add(called);
    else if (resolved.startsWith("arn:")) others.add(called);
    else {
      problems.push({
        what: `State ${JSON.stringify(name)} names a function that the stack lacks`,
        where: `${construct.node.path} (${path}.Resource)`,
        received: resolved,
        remedy: "Pass a function of the same stack, or the ARN of one that exists already",
      });
    }
  }
  if (problems.length > 0) throw new UserError(...problems);
  return { functions: [...functions], others: [...others] };
}

/** The function that a Lambda invoke integration names in its parameters, where it names one. */
function calledFunction(state: { readonly [field: string]: unknown }): string | undefined {
  if (!INVOKE_INTEGRATION.test(String(state.Resource))) return undefined;
  const parameters = state.Parameters ?? state.Arguments;
  const named = isRecord(parameters) ? parameters.FunctionName : undefined;
  return typeof named === "string" ? named : undefined;
}
