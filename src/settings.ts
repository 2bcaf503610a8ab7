import { RETENTION_DAYS } from "./constructs/log-retention";
import type { StateBucket } from "./constructs/pipeline-stack";
import { type SettingVariable, settingProblems, settingValue } from "./input/setting-variables";
import { UserError } from "./input/user-error";

/** What can differ from one environment to the next. */
export interface Settings {
  readonly environment: string;
  readonly region: string;
  readonly logLevel: "ALL" | "ERROR" | "FATAL" | "OFF";
  readonly logExecutionData: boolean;
  readonly logRetentionDays: number;
  /** Absent where the state is kept in a local file. */
  readonly stateBucket?: StateBucket;
  /** ARN of the policy that bounds what the stack's roles may do; absent where nothing does. */
  readonly permissionsBoundary?: string;
}

/** The name of an AWS region. */
export const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** The variable that names an environment. */
export const ENVIRONMENT = {
  fallback: "dev",
  accepts: /^(?!.*-$)[a-z][a-z0-9-]{0,15}$/,
  remedy:
    "Use 1 to 16 lower-case letters, digits and hyphens, beginning with a letter and ending with no hyphen",
} satisfies SettingVariable;

const VARIABLES = {
  HSI_ENVIRONMENT: ENVIRONMENT,
  HSI_REGION: { fallback: "us-east-1", accepts: REGION, remedy: "Use an AWS region, for example us-west-2" },
  HSI_LOG_LEVEL: {
    fallback: "ALL",
    accepts: /^(ALL|ERROR|FATAL|OFF)$/,
    remedy: "Use ALL, ERROR, FATAL or OFF",
  },
  HSI_LOG_EXECUTION_DATA: { fallback: "true", accepts: /^(true|false)$/, remedy: "Use true or false" },
  HSI_LOG_RETENTION_DAYS: {
    fallback: "30",
    accepts: new RegExp(`^(${RETENTION_DAYS.join("|")})$`),
    remedy: `Use a number of days that CloudWatch Logs knows: ${RETENTION_DAYS.join(", ")}`,
  },
  HSI_STATE_BUCKET: {
    fallback: "",
    accepts: /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$/,
    remedy: "Use the name of an S3 bucket, or leave it out for a local file",
  },
  HSI_STATE_REGION: {
    fallback: "",
    accepts: new RegExp(`^$|${REGION.source}`),
    remedy: "Use the region of the state's bucket; left out, it is HSI_REGION",
  },
  HSI_PERMISSIONS_BOUNDARY: {
    fallback: "",
    accepts: /^(arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+)?$/,
    remedy: "Use the ARN of an IAM policy, or leave it out for roles without a boundary",
  },
} satisfies Record<string, SettingVariable>;

type VariableName = keyof typeof VARIABLES;

/**
 * Reads the settings from environment variables, each with a default. A variable that is set to nothing counts as
 * not set.
 *
 * @throws UserError naming each variable that is unknown or has a value that it cannot have
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const problems = settingProblems(environment, "HSI_", VARIABLES);
  if (environment.HSI_STATE_REGION && !environment.HSI_STATE_BUCKET) {
    problems.push({
      what: "HSI_STATE_REGION is the region of a bucket, and HSI_STATE_BUCKET names none",
      where: "environment variables",
      received: environment.HSI_STATE_REGION,
      remedy: "Name the bucket too, or leave the region out",
    });
  }
  if (problems.length > 0) throw new UserError(...problems);

  const region = given("HSI_REGION", environment);
  const bucket = given("HSI_STATE_BUCKET", environment);
  const permissionsBoundary = given("HSI_PERMISSIONS_BOUNDARY", environment);
  return {
    environment: given("HSI_ENVIRONMENT", environment),
    region,
    logLevel: given("HSI_LOG_LEVEL", environment) as Settings["logLevel"],
    logExecutionData: given("HSI_LOG_EXECUTION_DATA", environment) === "true",
    logRetentionDays: Number(given("HSI_LOG_RETENTION_DAYS", environment)),
    ...(bucket !== "" && {
      stateBucket: { bucket, region: given("HSI_STATE_REGION", environment) || region },
    }),
    ...(permissionsBoundary !== "" && { permissionsBoundary }),
  };
}

function given(name: VariableName, environment: Readonly<Record<string, string | undefined>>): string {
  return settingValue(VARIABLES[name], environment[name]);
}
