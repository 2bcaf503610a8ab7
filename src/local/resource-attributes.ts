import { partitionOf } from "../asl/integrations/place";

/** The account that a local run takes place in: the one in AWS's own examples. */
export const ACCOUNT = "123456789012";

/** Attributes that AWS gives a resource, by name. */
export type Attributes = Readonly<Record<string, string>>;

interface ResourceType {
  /** The attribute that names it. @default "name" */
  readonly named?: string;
  /** @param at makes an ARN of a service in the region, from what follows the account */
  readonly attributes: (
    name: string,
    at: (service: string, resource: string) => string,
    region: string,
  ) => Attributes;
}

const TYPES: Readonly<Record<string, ResourceType>> = {
  aws_batch_job_definition: {
    attributes: (name, at) => {
      const prefix = at("batch", `job-definition/${name}`);
      return { arn: `${prefix}:1`, arn_prefix: prefix, id: `${prefix}:1`, revision: "1" };
    },
  },
  aws_batch_job_queue: { attributes: (name, at) => same(at("batch", `job-queue/${name}`)) },
  aws_cloudwatch_event_bus: {
    attributes: (name, at) => ({ arn: at("events", `event-bus/${name}`), id: name }),
  },
  aws_cloudwatch_log_group: {
    attributes: (name, at) => ({ arn: at("logs", `log-group:${name}`), id: name }),
  },
  aws_dynamodb_table: { attributes: (name, at) => ({ arn: at("dynamodb", `table/${name}`), id: name }) },
  aws_ecs_cluster: { attributes: (name, at) => same(at("ecs", `cluster/${name}`)) },
  aws_ecs_task_definition: {
    named: "family",
    attributes: (family, at) => {
      const prefix = at("ecs", `task-definition/${family}`);
      return { arn: `${prefix}:1`, arn_without_revision: prefix, id: family, revision: "1" };
    },
  },
  aws_iam_role: {
    attributes: (name, _, region) => ({
      arn: `arn:${partitionOf(region)}:iam::${ACCOUNT}:role/${name}`,
      id: name,
    }),
  },
  aws_lambda_function: {
    named: "function_name",
    attributes: (name, at) => ({ arn: at("lambda", `function:${name}`), id: name }),
  },
  aws_s3_bucket: {
    named: "bucket",
    attributes: (name, _, region) => ({ arn: `arn:${partitionOf(region)}:s3:::${name}`, id: name }),
  },
  aws_sfn_state_machine: { attributes: (name, at) => same(at("states", `stateMachine:${name}`)) },
  aws_sns_topic: { attributes: (name, at) => same(at("sns", name)) },
  aws_sqs_queue: {
    attributes: (name, at, region) => {
      const domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
      const url = `https://sqs.${region}.${domain}/${ACCOUNT}/${name}`;
      return { arn: at("sqs", name), id: url, url };
    },
  },
};

/** The attribute that names a resource of a type. */
export function namingAttribute(type: string): string {
  return typeOf(type)?.named ?? "name";
}

/** What AWS would give a resource that has a name; empty for a type that is not known here. */
export function resourceAttributes(type: string, name: string, region: string): Attributes {
  const at = (service: string, resource: string) =>
    `arn:${partitionOf(region)}:${service}:${region}:${ACCOUNT}:${resource}`;
  return typeOf(type)?.attributes(name, at, region) ?? {};
}

function typeOf(type: string): ResourceType | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

function same(arn: string): Attributes {
  return { arn, id: arn };
}
