import { Construct } from "constructs";
import { IamRole, IamRolePolicy } from "../cdk";
import { addressName, resourceName } from "./resource-name";
import { terraformJson } from "./terraform-text";

/** A statement that allows something. */
export interface PolicyStatement {
  /** Says what the statement is for; letters and digits. */
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | "*";
}

export interface ServiceRoleProps {
  /** Who may assume the role, for example `lambda.amazonaws.com`. */
  readonly service: string;
  /** Account that the service must act for; guards against being used by another account's resources. */
  readonly sourceAccount?: string;
  readonly statements: readonly PolicyStatement[];
}

const LONGEST_ROLE_NAME = 64;

/** The role that a service assumes for one resource, with one inline policy; both carry that resource's name. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** The policy: what uses the role depends on it, so that the role can do its work when it is first used. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { service, sourceAccount, statements }: ServiceRoleProps) {
    super(scope, id);
    const name = resourceName(scope, LONGEST_ROLE_NAME);
    const role = new IamRole(this, "role", { name, assumeRolePolicy: trust(service, sourceAccount) });
    role.overrideLogicalId(addressName(scope));
    this.policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.name,
      policy: terraformJson({ Version: "2012-10-17", Statement: statements }),
    });
    this.policy.overrideLogicalId(addressName(scope));
    this.arn = role.arn;
  }
}

function trust(service: string, sourceAccount: string | undefined): string {
  return terraformJson({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(sourceAccount !== undefined && {
          Condition: { StringEquals: { "aws:SourceAccount": sourceAccount } },
        }),
      },
    ],
  });
}
