import type { Construct } from "constructs";
import { checkDefinition, isError } from "../asl/check";
import type { Definition } from "../asl/definition";
import { problemOf } from "../asl/diagnostic";
import type { KnownFunction, Surroundings } from "../asl/machine";
import { Annotations, LambdaFunction, resolveTokens, TerraformStack } from "../cdk";
import { problemText, UserError } from "../input/user-error";
import { notJson } from "./json-only";

/**
 * Checks a machine's definition by every rule, with what its stack has so far; warnings become annotations.
 *
 * @param construct the state machine
 * @throws UserError with every error, each with its JSON path
 */
export function checkMachine(
  construct: Construct,
  definition: Definition,
  type: NonNullable<Surroundings["type"]>,
): void {
  const { path } = construct.node;
  const foreign = notJson(definition, path);
  if (foreign.length > 0) throw new UserError(...foreign);
  const diagnostics = checkDefinition(resolveTokens(construct, definition), {
    type,
    functions: functionsOf(TerraformStack.of(construct)),
  });
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) throw new UserError(...errors.map((one) => problemOf(one, path)));
  for (const warning of diagnostics)
    Annotations.of(construct).addWarning(problemText(problemOf(warning, path)));
}

/** The functions of a stack, by the references that become their ARNs. */
function functionsOf(stack: TerraformStack): ReadonlyMap<string, KnownFunction> {
  const functions = stack.node.findAll().filter((child) => child instanceof LambdaFunction);
  return new Map(
    functions.map(({ arn, timeoutInput }) => [
      String(resolveTokens(stack, arn)),
      timeoutInput === undefined ? {} : { timeoutSeconds: timeoutInput },
    ]),
  );
}
