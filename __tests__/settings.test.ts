import { describe, expect, it } from "vitest";
import { readSettings } from "../src/settings";
import { userErrorOf } from "./user-error-of";

const SETTINGS =
  "HSI_ENVIRONMENT, HSI_REGION, HSI_LOG_LEVEL, HSI_LOG_EXECUTION_DATA, HSI_LOG_RETENTION_DAYS, HSI_STATE_BUCKET, HSI_STATE_REGION, HSI_PERMISSIONS_BOUNDARY";

describe("the settings", () => {
  it("have a default each", () => {
    expect(readSettings({})).toEqual({
      environment: "dev",
      region: "us-east-1",
      logLevel: "ALL",
      logExecutionData: true,
      logRetentionDays: 30,
    });
  });

  it("are what the environment variables say", () => {
    const variables = {
      HSI_ENVIRONMENT: "prod-2",
      HSI_REGION: "us-gov-west-1",
      HSI_LOG_LEVEL: "OFF",
      HSI_LOG_EXECUTION_DATA: "false",
      HSI_LOG_RETENTION_DAYS: "3653",
      HSI_STATE_BUCKET: "hsi.states",
      HSI_STATE_REGION: "eu-central-1",
      HSI_PERMISSIONS_BOUNDARY: "arn:aws-us-gov:iam::000000000000:policy/delivery/bounds",
    };
    expect(readSettings(variables)).toEqual({
      environment: "prod-2",
      region: "us-gov-west-1",
      logLevel: "OFF",
      logExecutionData: false,
      logRetentionDays: 3653,
      stateBucket: { bucket: "hsi.states", region: "eu-central-1" },
      permissionsBoundary: "arn:aws-us-gov:iam::000000000000:policy/delivery/bounds",
    });
  });

  it("take the state's bucket to lie in the region of the stack unless told otherwise", () => {
    const { stateBucket } = readSettings({ HSI_STATE_BUCKET: "states", HSI_REGION: "eu-west-1" });
    expect(stateBucket).toEqual({ bucket: "states", region: "eu-west-1" });
  });

  it("refuse the region of a bucket that is not named", () => {
    expect(userErrorOf(() => readSettings({ HSI_STATE_REGION: "eu-west-1" }))).toBe(
      `error: HSI_STATE_REGION is the region of a bucket, and HSI_STATE_BUCKET names none
   at: environment variables
  got: "eu-west-1"
  fix: Name the bucket too, or leave the region out`,
    );
  });

  it("take a variable that is set to nothing for one that is not set", () => {
    const nothing = Object.fromEntries(SETTINGS.split(", ").map((name) => [name, ""]));
    expect(readSettings(nothing)).toEqual(readSettings({}));
  });

  it("leave other programs' variables alone", () => {
    expect(readSettings({ PATH: "/bin", HSIAO: "1", NODE_ENV: undefined })).toEqual(readSettings({}));
  });

  it.each(["ap-southeast-4", "eusc-de-east-1", "us-iso-west-1"])("know the region %s", (region) => {
    expect(readSettings({ HSI_REGION: region }).region).toBe(region);
  });

  it("are refused with every variable that is unknown or cannot have its value", () => {
    const variables = {
      HSI_LOGLEVEL: "ALL",
      HSI_ENVIRONMENT: "Prod",
      HSI_REGION: "Frankfurt",
      HSI_LOG_LEVEL: "all",
      HSI_LOG_EXECUTION_DATA: "yes",
      HSI_LOG_RETENTION_DAYS: "31",
      HSI_STATE_BUCKET: "s3://states",
      HSI_STATE_REGION: "eu",
      HSI_PERMISSIONS_BOUNDARY: "bounds",
    };
    expect(userErrorOf(() => readSettings(variables))).toBe(
      `error: There is no setting HSI_LOGLEVEL
   at: environment variables
  got: "HSI_LOGLEVEL"
  fix: The settings are ${SETTINGS}

error: HSI_ENVIRONMENT has a value that it cannot have
   at: environment variables
  got: "Prod"
  fix: Use 1 to 16 lower-case letters, digits and hyphens, beginning with a letter and ending with no hyphen

error: HSI_REGION has a value that it cannot have
   at: environment variables
  got: "Frankfurt"
  fix: Use an AWS region, for example us-west-2

error: HSI_LOG_LEVEL has a value that it cannot have
   at: environment variables
  got: "all"
  fix: Use ALL, ERROR, FATAL or OFF

error: HSI_LOG_EXECUTION_DATA has a value that it cannot have
   at: environment variables
  got: "yes"
  fix: Use true or false

error: HSI_LOG_RETENTION_DAYS has a value that it cannot have
   at: environment variables
  got: "31"
  fix: Use a number of days that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653

error: HSI_STATE_BUCKET has a value that it cannot have
   at: environment variables
  got: "s3://states"
  fix: Use the name of an S3 bucket, or leave it out for a local file

error: HSI_STATE_REGION has a value that it cannot have
   at: environment variables
  got: "eu"
  fix: Use the region of the state's bucket; left out, it is HSI_REGION

error: HSI_PERMISSIONS_BOUNDARY has a value that it cannot have
   at: environment variables
  got: "bounds"
  fix: Use the ARN of an IAM policy, or leave it out for roles without a boundary`,
    );
  });
});
