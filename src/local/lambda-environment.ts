import { randomBytes } from "node:crypto";
import type { LambdaFunction } from "./lambda-function";

/**
 * The environment variables of one execution environment: the function's own and those that Lambda sets.
 * Nothing of this process's environment is among them.
 */
export function lambdaEnvironment(lambda: LambdaFunction): Record<string, string> {
  return {
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    PATH: "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    ...lambda.environment,
    AWS_REGION: lambda.region,
    AWS_DEFAULT_REGION: lambda.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${lambda.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: lambda.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(new Date()),
    AWS_LAMBDA_LOG_FORMAT: lambda.logFormat,
    ...(lambda.logLevel !== undefined && { AWS_LAMBDA_LOG_LEVEL: lambda.logLevel }),
    LAMBDA_TASK_ROOT: lambda.codeFolder,
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    _HANDLER: lambda.handler,
  };
}

function logStreamName(now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll("-", "/");
  return `${day}/[$LATEST]${randomBytes(16).toString("hex")}`;
}
