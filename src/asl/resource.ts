/** How a state goes on from the call of a service. */
export type IntegrationPattern = "request response" | "sync" | "sync:2" | "waitForTaskToken";

/** A service integration, for example `arn:aws:states:::sqs:sendMessage.waitForTaskToken`. */
export interface Integration {
  readonly kind: "integration";
  readonly partition: string;
  /** As the history names it: `sqs`, or `aws-sdk:s3` for an integration with the AWS SDK. */
  readonly service: string;
  /** For example `sendMessage`. */
  readonly action: string;
  readonly pattern: IntegrationPattern;
}

/** What a task calls. */
export type TaskResource =
  | Integration
  | { readonly kind: "function"; readonly arn: string }
  | { readonly kind: "activity"; readonly arn: string };

const FUNCTION = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:/;
const ACTIVITY = /^arn:[^:]+:states:[^:]+:[^:]+:activity:./;
const INTEGRATION =
  /^arn:([^:]+):states:[^:]*:[^:]*:((?:aws-sdk:)?[\w-]+):(\w+)(?:\.(sync|sync:2|waitForTaskToken))?$/;

/**
 * Reads a task's `Resource`.
 *
 * @returns undefined where it is none that Step Functions knows
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function parseResource(text: string): TaskResource | undefined {
  if (FUNCTION.test(text)) return { kind: "function", arn: text };
  if (ACTIVITY.test(text)) return { kind: "activity", arn: text };
  const [, partition, service, action, pattern] = INTEGRATION.exec(text) ?? [];
  if (partition === undefined || service === undefined || action === undefined) return undefined;
  return {
    kind: "integration",
    partition,
    service,
    action,
    pattern: (pattern as IntegrationPattern | undefined) ?? "request response",
  };
}

/** Whether a resource is the optimized integration with a service's action, in any pattern. */
export function integrates(resource: TaskResource | undefined, service: string, action: string): boolean {
  return resource?.kind === "integration" && resource.service === service && resource.action === action;
}
