import type { ServiceIntegration } from "../service-integration";
import { readReference, referenceTo } from "../terraform-reference";
import { eventRule } from "./event-rule";
import { integration } from "./integration";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import type { Need } from "./need";
import { arnIn, type Place } from "./place";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";

/** A state machine that a task can start, with the types of what it takes and gives; `StateMachine` is one. */
export interface StartedMachine<Input, Output> {
  readonly arn: string;
  /** Exists for the compiler only. */
  readonly runs?: (input: Input) => Output;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export interface StartExecutionArguments<Input> {
  readonly Input: Input;
  /** Of the execution: 1 to 80 characters. @default a UUID */
  readonly Name?: string;
  readonly TraceHeader?: string;
}

export interface StartExecutionResult extends SdkMetadata {
  readonly ExecutionArn: string;
  /** Milliseconds since the epoch. */
  readonly StartDate: number;
}

/** An execution that succeeded, as DescribeExecution tells it. */
export interface EndedExecution<Input, Output> {
  readonly ExecutionArn: string;
  readonly Input: Input;
  readonly InputDetails: { readonly Included: boolean };
  readonly Name: string;
  readonly Output: Output;
  readonly OutputDetails: { readonly Included: boolean };
  readonly RedriveCount: number;
  readonly RedriveStatus: string;
  readonly RedriveStatusReason: string;
  /** Milliseconds since the epoch. */
  readonly StartDate: number;
  readonly StateMachineArn: string;
  readonly Status: "SUCCEEDED";
  /** Milliseconds since the epoch. */
  readonly StopDate: number;
}

export interface StartExecution<Input, Output>
  extends ServiceIntegration<StartExecutionArguments<Input>, StartExecutionResult> {
  /**
   * Waits until the execution has ended. It is written `.sync:2`, which gives its input and output as values; `.sync`
   * would give them as JSON text, and their types could not be told.
   */
  sync(): ServiceIntegration<StartExecutionArguments<Input>, EndedExecution<Input, Output>>;
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<StartExecutionArguments<Input>, Answer, true>;
}

/**
 * Starts an execution of another state machine.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function startExecution<Input, Output>({
  arn,
}: StartedMachine<Input, Output>): StartExecution<Input, Output> {
  const given = { StateMachineArn: arn };
  return {
    ...integration("states:startExecution", given),
    sync: () => integration("states:startExecution.sync:2", given),
    waitForTaskToken: () => integration("states:startExecution.waitForTaskToken", given),
  };
}

export const startExecutionFacts: IntegrationFacts = {
  needs: (call) => {
    const named = call.text("StateMachineArn");
    const machine = named === undefined ? undefined : namedArn(named, MACHINES);
    const field = "StateMachineArn";
    const start: Need = {
      actions: ["states:StartExecution"],
      resources: machine === undefined ? undefined : [machine],
      why: "start an execution of the state machine",
      field,
    };
    if (!call.integration.pattern.startsWith("sync")) return [start];
    const executions = machine === undefined ? undefined : executionsOf(machine, call.place);
    return [
      start,
      {
        actions: ["states:DescribeExecution", "states:StopExecution"],
        resources: executions === undefined ? undefined : [executions],
        why: "follow the execution, and stop it where the task is stopped",
        field,
      },
      eventRule(call.place, "StepFunctionsExecution"),
    ];
  },
  sample: (pattern) => {
    const started = {
      ExecutionArn: EXECUTION,
      StartDate: 1735689600000,
    } satisfies WithoutMetadata<StartExecutionResult>;
    if (!pattern.startsWith("sync")) return started;
    const shown = (value: object) => (pattern === "sync:2" ? { ...value } : JSON.stringify(value));
    return {
      ExecutionArn: EXECUTION,
      Input: shown({}),
      InputDetails: { Included: true },
      Name: "execution",
      Output: shown({}),
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: "NOT_REDRIVABLE",
      RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      StartDate: 1735689600000,
      StateMachineArn: "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
      Status: "SUCCEEDED",
      StopDate: 1735689660000,
    } satisfies EndedExecution<object | string, object | string>;
  },
};

const EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:machine:execution";

const MACHINES = { type: "aws_sfn_state_machine", arn: () => undefined };

/** Pattern of the ARNs of a machine's executions; of a version or an alias they are the machine's. */
function executionsOf(machine: string, place: Place): string | undefined {
  const reference = readReference(machine);
  if (reference !== undefined) {
    if (reference.type !== "aws_sfn_state_machine") return undefined;
    return arnIn(place, "states", `execution:${referenceTo(reference.address, "name")}:*`);
  }
  const [head, tail] = machine.split(":stateMachine:");
  const [name] = tail?.split(":") ?? [];
  return name === undefined ? undefined : `${head}:execution:${name}:*`;
}
