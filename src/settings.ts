import { RETENTION_DAYS } from "./constructs/log-retention";
import type { StateBucket } from "./constructs/pipeline-stack";
import { type Problem, UserError } from "./input/user-error";

/** What can differ from one environment to the next. */
export interface Settings {
  readonly environment: string;
  readonly region: string;
  readonly logLevel: "ALL" | "ERROR" | "FATAL" | "OFF";
  readonly logExecutionData: boolean;
  readonly logRetentionDays: number;
  /** Absent where the state is kept in a local file. */
  readonly stateBucket?: StateBucket;
}

interface Variable {
  readonly fallback: string;
  readonly accepts: RegExp;
  readonly remedy: string;
}

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

const VARIABLES = {
  HSI_ENVIRONMENT: {
    fallback: "dev",
    accepts: /^(?!.*-$)[a-z][a-z0-9-]{0,15}$/,
    remedy:
      "Use 1 to 16 lower-case letters, digits and hyphens, beginning with a letter and ending with no hyphen",
  },
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
} satisfies Record<string, Variable>;

type VariableName = keyof typeof VARIABLES;

/**
 * Reads the settings from environment variables, each with a default. A variable that is set to nothing counts as
 * not set.
 *
 * @throws UserError naming each variable that is unknown or has a value that it cannot have
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const names = Object.keys(VARIABLES) as VariableName[];
  const problems: Problem[] = Object.keys(environment)
    .filter((name) => name.startsWith("HSI_") && !Object.hasOwn(VARIABLES, name))
    .map((name) => ({
      what: `There is no setting ${name}`,
      where: "environment variables",
      received: name,
      remedy: `The settings are ${names.join(", ")}`,
    }));
  for (const name of names) {
    const value = given(name, environment);
    const { accepts, remedy } = VARIABLES[name];
    if (!accepts.test(value)) {
      problems.push({
        what: `${name} has a value that it cannot have`,
        where: "environment variables",
        received: value,
        remedy,
      });
    }
  }
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
  return {
    environment: given("HSI_ENVIRONMENT", environment),
    region,
    logLevel: given("HSI_LOG_LEVEL", environment) as Settings["logLevel"],
    logExecutionData: given("HSI_LOG_EXECUTION_DATA", environment) === "true",
    logRetentionDays: Number(given("HSI_LOG_RETENTION_DAYS", environment)),
    ...(bucket !== "" && {
      stateBucket: { bucket, region: given("HSI_STATE_REGION", environment) || region },
    }),
  };
}

function given(name: VariableName, environment: Readonly<Record<string, string | undefined>>): string {
  return environment[name] || VARIABLES[name].fallback;
}
