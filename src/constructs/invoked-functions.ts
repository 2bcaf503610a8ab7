import type { Construct } from "constructs";
import type { Definition, State } from "../asl/definition";
import { allStates, isRecord } from "../asl/scopes";
import { LambdaFunction, resolveTokens, TerraformStack } from "../cdk";
import { type Problem, UserError } from "../input/user-error";

const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?$/;
const INVOKE_INTEGRATION = /^arn:[^:]+:states:::lambda:invoke(\.waitForTaskToken)?$/;

/**
 * The functions that a definition's tasks call: ARNs, or references that become one, each once.
 *
 * @param construct the state machine, for its stack and for errors
 * @throws UserError naming each task on a function that the stack lacks
 */
export function invokedFunctions(construct: Construct, definition: Definition): readonly string[] {
  const stack = TerraformStack.of(construct);
  const references = stack.node
    .findAll()
    .filter((child) => child instanceof LambdaFunction)
    .map((child) => String(resolveTokens(stack, child.arn)));
  const functions = new Set<string>();
  const problems: Problem[] = [];
  for (const { name, path, state } of allStates(definition)) {
    if (state.Type !== "Task") continue;
    const { text, field } = calledBy(state);
    const resolved = String(resolveTokens(stack, text));
    if (FUNCTION_ARN.test(resolved) || (resolved !== text && isOneOf(references, resolved))) {
      functions.add(text);
    } else if (!resolved.startsWith("arn:")) {
      problems.push({
        what: `State ${JSON.stringify(name)} names a function that the stack lacks`,
        where: `${construct.node.path} (${path}.${field})`,
        received: resolved,
        remedy: "Pass the arn of a function of the same stack, or the ARN of one that exists already",
      });
    }
  }
  if (problems.length > 0) throw new UserError(...problems);
  return [...functions];
}

/** Whether a task calls one of the functions. */
export function calls(task: State, functions: readonly string[]): boolean {
  return functions.includes(calledBy(task).text);
}

/** A function's reference, or one with a version or alias after it. */
function isOneOf(references: readonly string[], resolved: string): boolean {
  return references.some(
    (reference) =>
      resolved === reference ||
      (resolved.startsWith(`${reference}:`) && /^:[\w$-]+$/.test(resolved.slice(reference.length))),
  );
}

/** What a task calls: its resource, or the function that a Lambda invoke integration names as it is written. */
function calledBy(task: State): { readonly text: string; readonly field: string } {
  const resource = { text: String(task.Resource), field: "Resource" };
  if (!INVOKE_INTEGRATION.test(resource.text)) return resource;
  for (const field of ["Parameters", "Arguments"]) {
    const named = isRecord(task[field]) ? task[field].FunctionName : undefined;
    if (typeof named === "string" && !/^\{%.*%\}$/s.test(named)) {
      return { text: named, field: `${field}.FunctionName` };
    }
  }
  return resource;
}
