import { Construct } from "constructs";
import type { Conditions } from "../asl/permission";
import { IamRole, IamRolePolicy } from "../cdk";
import { permissionsBoundary } from "./permissions-boundary";
import { addressName, resourceName } from "./resource-name";
import { terraformJson } from "./terraform-text";

/** A statement that allows something. */
export interface PolicyStatement {
  /** Says what the statement is for; letters and digits. */
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | "*";
  /** @default nothing */
  readonly Condition?: Conditions;
}

/** Why a role may do what a statement allows. */
export interface Reason {
  /** The state that needs it; absent where the machine itself does. */
  readonly state?: string;
  /** Which of the statement's resources. */
  readonly resources: readonly string[];
  /** As a phrase: "invoke the function". */
  readonly why: string;
}

export interface ServiceRoleProps {
  /** Who may assume the role, for example `lambda.amazonaws.com`. */
  readonly service: string;
  /** Account that the service must act for; guards against being used by another account's resources. */
  readonly sourceAccount?: string;
  readonly statements: readonly PolicyStatement[];
  /** By Sid; written into the policy's comment, which Terraform ignores. @default nothing */
  readonly reasons?: Readonly<Record<string, readonly Reason[]>>;
}

const LONGEST_ROLE_NAME = 64;

/** The role that a service assumes for one resource, with one inline policy; both carry that resource's name. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** The policy: what uses the role depends on it, so that the role can do its work when it is first used. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { service, sourceAccount, statements, reasons } = props;
    const name = resourceName(scope, LONGEST_ROLE_NAME);
    const role = new IamRole(this, "role", {
      name,
      assumeRolePolicy: trust(service, sourceAccount),
      ...permissionsBoundary(this),
    });
    role.overrideLogicalId(addressName(scope));
    this.policy = new IamRolePolicy(this, "policy", {
      name,
      role: role.name,
      policy: terraformJson({ Version: "2012-10-17", Statement: statements }),
    });
    this.policy.overrideLogicalId(addressName(scope));
    if (reasons !== undefined) this.policy.addOverride("//.statements", reasons);
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
