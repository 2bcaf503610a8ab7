import { checkDefinition } from "../asl/check";
import type { Diagnostic } from "../asl/diagnostic";
import type { Surroundings } from "../asl/machine";
import { type Json, parseJson } from "../input/json-text";
import { readSynthesizedFiles, type SynthesizedFile } from "./synthesized-files";
import type { Resource } from "./terraform-json";

/** A state machine's definition as it was synthesized, with what the rules find in it. */
export interface SynthesizedDefinition {
  readonly stackName: string;
  /** The machine's own name. */
  readonly name: string;
  /** For example `aws_sfn_state_machine.pipeline`. */
  readonly address: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly definition: Json;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and checks the definition of every state machine in an output folder of cdktf.
 * @throws UserError where nothing is synthesized there, or what is there cannot be read
 */
export function readSynthesizedDefinitions(outputFolder: string): SynthesizedDefinition[] {
  return readSynthesizedFiles(outputFolder).flatMap(synthesizedDefinitions);
}

/** The checked definitions of a stack. */
export function synthesizedDefinitions({
  stackName,
  file,
  terraform,
}: SynthesizedFile): SynthesizedDefinition[] {
  const machines = terraform.resources("aws_sfn_state_machine");
  const functions = terraform.resources("aws_lambda_function");
  const surroundings: Surroundings = {
    functions: new Map(functions.map((one) => [one.arn, { timeoutSeconds: timeoutSeconds(one) }])),
    stateMachines: new Set(machines.map(({ arn }) => arn)),
  };
  return machines.map((resource) => {
    const { address, name } = resource;
    const type = resource.text("type") === "EXPRESS" ? "EXPRESS" : "STANDARD";
    const definition = parseJson(resource.text("definition") ?? "", `${file} (${address}.definition)`);
    const diagnostics = checkDefinition(definition, { ...surroundings, type });
    return { stackName, name, address, type, definition, diagnostics };
  });
}

/** A function's time limit. */
export function timeoutSeconds(lambdaFunction: Resource): number {
  return lambdaFunction.number("timeout") ?? 3;
}
