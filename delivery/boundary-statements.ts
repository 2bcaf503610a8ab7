import { DELIVER_LOGS } from "../src/constructs/log-delivery";
import type { PolicyStatement } from "../src/constructs/service-role";
import { SEND_AND_SAMPLE_TRACES } from "../src/constructs/tracing";
import type { PipelineArns } from "./pipeline-arns";
import { allow } from "./plan-statements";

/**
 * What the pipeline's own roles may do at the most: what this pipeline's do. A state that calls another service needs a
 * statement here first, by somebody who may administer the account.
 */
export function boundaryStatements(arns: PipelineArns): PolicyStatement[] {
  return [
    allow("InvokeFunctions", ["lambda:InvokeFunction"], [arns.functions]),
    allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], arns.logGroups),
    DELIVER_LOGS,
    SEND_AND_SAMPLE_TRACES,
  ];
}
