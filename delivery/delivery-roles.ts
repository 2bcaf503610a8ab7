import type { Construct } from "constructs";
import { partitionOf } from "../src/asl/integrations/place";
import { IamOpenidConnectProvider, IamPolicy, TerraformOutput } from "../src/cdk";
import { callerAccount } from "../src/constructs/caller-account";
import { PipelineStack } from "../src/constructs/pipeline-stack";
import { terraformJson } from "../src/constructs/terraform-text";
import { boundaryStatements } from "./boundary-statements";
import type { DeliverySettings } from "./delivery-settings";
import { deployStatements } from "./deploy-statements";
import { AUDIENCE, GITHUB_ISSUER, GithubRole } from "./github-role";
import { PipelineArns } from "./pipeline-arns";
import { planStatements } from "./plan-statements";

/** What the workflows of a repository deliver the HSI pipeline by: two roles, and the bounds of what they make. */
export class DeliveryRoles extends PipelineStack {
  constructor(scope: Construct, settings: DeliverySettings) {
    const { repository, environment, region, stateBucket } = settings;
    const suffix = environment === "dev" ? "" : `-${environment}`;
    super(scope, `hsi-delivery${suffix}`, {
      // Not hsi-…: the deploying role writes what is named so, and must write neither itself nor the boundary.
      namePrefix: `delivery-hsi-${environment}`,
      region,
      tags: { Project: "hsi-delivery", Environment: environment, ManagedBy: "terraform" },
    });
    const account = callerAccount(this);
    const provider = this.#provider(settings, account);
    const arns = new PipelineArns({
      region,
      account,
      prefix: `hsi-${environment}`,
      stateBucket,
      stateKey: `hsi-pipeline${suffix}.tfstate`,
    });

    const boundary = new IamPolicy(this, "boundary", {
      name: `delivery-hsi-${environment}-boundary`,
      description: "What the roles of the HSI pipeline may do at the most",
      policy: terraformJson({ Version: "2012-10-17", Statement: boundaryStatements(arns) }),
    });
    const plan = new GithubRole(this, "plan", {
      provider,
      description: "Plans the HSI pipeline from pull requests, and looks for drift from main; reads only",
      subjects: [`repo:${repository}:pull_request`, `repo:${repository}:ref:refs/heads/main`],
      statements: planStatements(arns),
    });
    const deploy = new GithubRole(this, "deploy", {
      provider,
      description: "Applies what was planned of the HSI pipeline",
      subjects: [`repo:${repository}:environment:production`],
      statements: deployStatements(arns, boundary.arn),
    });

    new TerraformOutput(this, "plan_role_arn", { value: plan.arn });
    new TerraformOutput(this, "deploy_role_arn", { value: deploy.arn });
    new TerraformOutput(this, "permissions_boundary_arn", { value: boundary.arn });
  }

  /** An account has one identity provider for an issuer. */
  #provider({ createsProvider, region }: DeliverySettings, account: string): string {
    if (!createsProvider) {
      return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${GITHUB_ISSUER}`;
    }
    return new IamOpenidConnectProvider(this, "github", {
      url: `https://${GITHUB_ISSUER}`,
      clientIdList: [AUDIENCE],
    }).arn;
  }
}
