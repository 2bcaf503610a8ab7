import type { ServiceIntegration } from "../service-integration";
import type { TaskFunction } from "../task-function";
import { readReference, referenceTo } from "../terraform-reference";
import { integration } from "./integration";
import type { IntegrationFacts } from "./integration-facts";
import type { Need } from "./need";
import { arnIn, type Place } from "./place";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export interface InvokeArguments<Input> {
  /** The function's event. */
  readonly Payload: Input;
  /** Up to 3,583 bytes of Base64 that the function finds in its context. */
  readonly ClientContext?: string;
  /** `Event` does not wait for the function's result. @default "RequestResponse" */
  readonly InvocationType?: "RequestResponse" | "Event" | "DryRun";
  /** `Tail` adds the end of the log to the result. @default "None" */
  readonly LogType?: "None" | "Tail";
  /** A version or an alias. */
  readonly Qualifier?: string;
}

export interface InvokeResult<Output> extends SdkMetadata {
  readonly ExecutedVersion: string;
  /** The end of the log in Base64, where it was asked for. */
  readonly LogResult?: string;
  readonly Payload: Output;
  readonly StatusCode: number;
}

export interface Invoke<Input, Output>
  extends ServiceIntegration<InvokeArguments<Input>, InvokeResult<Output>> {
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<InvokeArguments<Input>, Answer, true>;
}

/**
 * Invokes a function, with Lambda's own response as the result.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function invoke<Input, Output>({ arn }: TaskFunction<Input, Output>): Invoke<Input, Output> {
  const given = { FunctionName: arn };
  return {
    ...integration("lambda:invoke", given),
    waitForTaskToken: () => integration("lambda:invoke.waitForTaskToken", given),
  };
}

export const invokeFacts: IntegrationFacts = {
  needs: (call) => {
    const name = call.text("FunctionName");
    const qualifier = call.given("Qualifier");
    const known = name !== undefined && qualifier.kind !== "computed";
    const suffix = qualifier.kind === "literal" ? `:${String(qualifier.value)}` : "";
    const arn = known ? functionArn(name, call.place) : undefined;
    return [invokeNeed(arn === undefined ? undefined : `${arn}${suffix}`)];
  },
  sample: () =>
    ({ ExecutedVersion: "$LATEST", Payload: {}, StatusCode: 200 }) satisfies WithoutMetadata<
      InvokeResult<object>
    >,
};

/**
 * What it takes to invoke a function.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html#lambda-iam
 */
export function invokeNeed(functionArn: string | undefined): Need {
  return {
    actions: ["lambda:InvokeFunction"],
    resources: functionArn === undefined ? undefined : [functionArn],
    why: "invoke the function",
    field: "FunctionName",
  };
}

/** The ARN of the function that a text names, with the version or alias that it names; undefined where it names none. */
export function functionArn(text: string, place: Place): string | undefined {
  if (text.startsWith("arn:")) return text;
  const reference = readReference(text);
  if (reference === undefined) {
    return text.includes("${") ? undefined : arnIn(place, "lambda", `function:${text}`);
  }
  const { type, address, attribute, rest } = reference;
  if (!/^(:[\w$-]+)?$/.test(rest)) return undefined;
  if (attribute === "arn" || attribute === "qualified_arn") return text;
  const named = type === "aws_lambda_function" && attribute === "function_name";
  return named ? `${referenceTo(address, "arn")}${rest}` : undefined;
}
