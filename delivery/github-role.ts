import { Construct } from "constructs";
import { IamRole, IamRolePolicy } from "../src/cdk";
import { addressName, resourceName } from "../src/constructs/resource-name";
import type { PolicyStatement } from "../src/constructs/service-role";
import { terraformJson } from "../src/constructs/terraform-text";

/** The issuer of the tokens that GitHub gives to jobs. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** Whom the tokens are for: what aws-actions/configure-aws-credentials asks for. */
export const AUDIENCE = "sts.amazonaws.com";

export interface GithubRoleProps {
  /** ARN of the account's identity provider for GitHub. */
  readonly provider: string;
  readonly description: string;
  /** The `sub` of the tokens that are accepted, whole. */
  readonly subjects: readonly string[];
  readonly statements: readonly PolicyStatement[];
}

const LONGEST_ROLE_NAME = 64;
const ONE_HOUR = 3600;

/**
 * A role that the jobs of a repository's workflows assume, by the token that GitHub gives them.
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 */
export class GithubRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    const { provider, description, subjects, statements } = props;
    const name = resourceName(this, LONGEST_ROLE_NAME);
    const address = addressName(this);
    const role = new IamRole(this, "role", {
      name,
      description,
      maxSessionDuration: ONE_HOUR,
      assumeRolePolicy: terraformJson({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: provider },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: { [`${GITHUB_ISSUER}:aud`]: AUDIENCE, [`${GITHUB_ISSUER}:sub`]: subjects },
            },
          },
        ],
      }),
    });
    role.overrideLogicalId(address);
    const policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.name,
      policy: terraformJson({ Version: "2012-10-17", Statement: statements }),
    });
    policy.overrideLogicalId(address);
    this.arn = role.arn;
  }
}
