import { type SettingVariable, settingProblems, settingValue } from "../src/input/setting-variables";
import { UserError } from "../src/input/user-error";
import { ENVIRONMENT, REGION } from "../src/settings";

/** Whom the roles are for, and what of the pipeline they reach. */
export interface DeliverySettings {
  /** As the tokens of its workflows name it: `owner/name`, or `owner@123/name@456` where they carry the ids. */
  readonly repository: string;
  /** The pipeline's `HSI_ENVIRONMENT`. */
  readonly environment: string;
  /** The pipeline's `HSI_REGION`. */
  readonly region: string;
  /** The pipeline's `HSI_STATE_BUCKET`. */
  readonly stateBucket: string;
  /** Whether the account's identity provider for GitHub is made here; otherwise it is there already. */
  readonly createsProvider: boolean;
}

const VARIABLES = {
  DELIVERY_REPOSITORY: {
    accepts: /^[A-Za-z\d](?:[A-Za-z\d-]*)(?:@\d+\/[\w.-]+@\d+|\/[\w.-]+)$/,
    remedy:
      "Use the repository as its workflows' tokens name it: owner/name, or owner@ID/name@ID where the subject is immutable",
  },
  DELIVERY_STATE_BUCKET: {
    accepts: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    remedy: "Use the name of the S3 bucket that keeps the pipeline's state",
  },
  DELIVERY_ENVIRONMENT: ENVIRONMENT,
  DELIVERY_REGION: {
    fallback: "us-east-1",
    accepts: REGION,
    remedy: "Use an AWS region, for example us-west-2",
  },
  DELIVERY_PROVIDER: {
    fallback: "create",
    accepts: /^(create|existing)$/,
    remedy:
      "Use create, or existing where the account has GitHub's identity provider already: it can have one",
  },
} satisfies Record<string, SettingVariable>;

/**
 * Reads the settings from environment variables.
 *
 * @throws UserError naming each variable that is unknown, missing, or has a value that it cannot have
 */
export function readDeliverySettings(
  environment: Readonly<Record<string, string | undefined>>,
): DeliverySettings {
  const problems = settingProblems(environment, "DELIVERY_", VARIABLES);
  if (problems.length > 0) throw new UserError(...problems);
  const given = (name: keyof typeof VARIABLES) => settingValue(VARIABLES[name], environment[name]);
  return {
    repository: given("DELIVERY_REPOSITORY"),
    environment: given("DELIVERY_ENVIRONMENT"),
    region: given("DELIVERY_REGION"),
    stateBucket: given("DELIVERY_STATE_BUCKET"),
    createsProvider: given("DELIVERY_PROVIDER") === "create",
  };
}
