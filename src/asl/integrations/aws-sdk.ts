import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";

export interface AwsSdkProps {
  /** What the role may do it on: ARNs, objects with an ARN, or `*` where the service knows no resources. */
  readonly resources: readonly (string | { readonly arn: string })[];
  /** IAM's names of what it takes. @default the action, under the service's name in IAM */
  readonly actions?: readonly string[];
}

/**
 * Any action of any service, by the integration with the AWS SDK.
 *
 * @param service as Step Functions names it, for example `rekognition`
 * @param action in camel case, for example `detectLabels`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsSdk<Arguments, Result>(
  service: string,
  action: string,
  { resources, actions = [iamAction(service, action)] }: AwsSdkProps,
): ServiceIntegration<Arguments, Result> & {
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<Arguments, Answer, true>;
} {
  const resource = `aws-sdk:${service}:${action}`;
  const permission = {
    actions,
    resources: resources.map((one) => (typeof one === "string" ? one : one.arn)),
    why: `call ${service}:${action}`,
  };
  return {
    ...integration(resource, {}, [permission]),
    waitForTaskToken: () => integration(`${resource}.waitForTaskToken`, {}, [permission]),
  };
}

/** Services that have another name in IAM. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  apigatewayv2: "apigateway",
  bedrockagentruntime: "bedrock",
  bedrockruntime: "bedrock",
  cloudwatchevents: "events",
  cloudwatchlogs: "logs",
  cognitoidentity: "cognito-identity",
  cognitoidentityprovider: "cognito-idp",
  configservice: "config",
  efs: "elasticfilesystem",
  elasticloadbalancingv2: "elasticloadbalancing",
  emr: "elasticmapreduce",
  eventbridge: "events",
  iotdataplane: "iot",
  rdsdata: "rds-data",
  sagemakerruntime: "sagemaker",
  sesv2: "ses",
  sfn: "states",
};

/** The action that IAM most likely knows a service's action by: most have the same name. */
export function iamAction(service: string, action: string): string {
  const name = service.replace(/^aws-sdk:/, "");
  return `${IAM_NAMES[name] ?? name}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}
