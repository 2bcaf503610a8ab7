import type { PolicyStatement } from "./service-role";

/**
 * Lets a Lambda function send its X-Ray segments. X-Ray knows no resources, so the resource is `*`.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export const SEND_TRACES: PolicyStatement = {
  Sid: "SendTraces",
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: "*",
};

/**
 * Lets a state machine send its X-Ray segments and ask which executions to sample.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
 */
export const SEND_AND_SAMPLE_TRACES: PolicyStatement = {
  ...SEND_TRACES,
  Action: [...SEND_TRACES.Action, "xray:GetSamplingRules", "xray:GetSamplingTargets"],
};
