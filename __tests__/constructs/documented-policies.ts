import {
  awsSdk,
  batch,
  dynamodb,
  ecs,
  events,
  lambda,
  s3,
  sns,
  sqs,
  states,
} from "../../src/asl/integrations";
import type { ServiceIntegration } from "../../src/asl/service-integration";
import type { PolicyStatement } from "../../src/constructs/service-role";
import type { Services } from "./service-stack";

type Statement = Pick<PolicyStatement, "Action" | "Resource" | "Condition">;

/** An integration, what AWS's page allows it, and what the role is to be allowed. */
export interface DocumentedPolicy {
  readonly name: string;
  /** AWS's page with the policy. */
  readonly page: string;
  /** The actions that it allows. */
  readonly documented: readonly string[];
  /** Those of them that the task does not need. */
  readonly unneeded?: readonly string[];
  /** Those that another page adds. */
  readonly added?: readonly string[];
  readonly integration: (
    services: Services,
  ) => Pick<ServiceIntegration<unknown, unknown, boolean>, "resource" | "given" | "permissions">;
  /** What a state gives the integration besides. */
  readonly own?: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
}

const GUIDE = "https://docs.aws.amazon.com/step-functions/latest/dg";
const ACCOUNT = ref("data.aws_caller_identity.current.account_id");
const EVENT_ACTIONS = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
const IN_CLUSTER = { ArnEquals: { "ecs:cluster": ref("aws_ecs_cluster.cluster.arn") } };
const ITEM_ACTIONS = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

function allow(
  action: string | readonly string[],
  resource: string | readonly string[],
  condition?: object,
): Statement {
  return {
    Action: [action].flat(),
    Resource: resource === "*" ? resource : [resource].flat(),
    ...(condition !== undefined && { Condition: condition as NonNullable<Statement["Condition"]> }),
  };
}

function watch(rule: string): Statement {
  return allow(
    EVENT_ACTIONS,
    `arn:aws:events:eu-central-1:${ACCOUNT}:rule/StepFunctionsGetEventsFor${rule}Rule`,
  );
}

function item(
  name: "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem",
): Omit<DocumentedPolicy, "integration"> {
  const action = `dynamodb:${name}`;
  return {
    name: `dynamodb:${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    page: `${GUIDE}/connect-ddb.html#dynamo-iam`,
    documented: ITEM_ACTIONS,
    unneeded: ITEM_ACTIONS.filter((other) => other !== action),
    statements: [allow(action, ref("aws_dynamodb_table.scenes.arn"))],
  };
}

const START = allow("states:StartExecution", ref("aws_sfn_state_machine.other.arn"));
const RUN_TASK = [
  allow("ecs:RunTask", ref("aws_ecs_task_definition.render.arn"), IN_CLUSTER),
  allow("iam:PassRole", [ref("aws_iam_role.pulls.arn"), ref("aws_iam_role.works.arn")], {
    StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
  }),
];
const SUBMIT = allow("batch:SubmitJob", [
  ref("aws_batch_job_definition.job.arn"),
  ref("aws_batch_job_queue.line.arn"),
]);

export const DOCUMENTED_POLICIES: readonly DocumentedPolicy[] = [
  ...["", ".waitForTaskToken"].flatMap((token): DocumentedPolicy[] => [
    {
      name: `lambda:invoke${token}`,
      page: `${GUIDE}/connect-lambda.html#lambda-iam`,
      documented: ["lambda:InvokeFunction"],
      integration: ({ fn }) => (token === "" ? lambda.invoke(fn) : lambda.invoke(fn).waitForTaskToken()),
      statements: [allow("lambda:InvokeFunction", ref("aws_lambda_function.fn.arn"))],
    },
    {
      name: `sqs:sendMessage${token}`,
      page: `${GUIDE}/connect-sqs.html#sqs-iam`,
      documented: ["sqs:SendMessage"],
      integration: ({ queue }) =>
        token === "" ? sqs.sendMessage(queue) : sqs.sendMessage(queue).waitForTaskToken(),
      statements: [allow("sqs:SendMessage", ref("aws_sqs_queue.jobs.arn"))],
    },
    {
      name: `sns:publish${token}`,
      page: `${GUIDE}/connect-sns.html#sns-iam`,
      documented: ["sns:Publish"],
      integration: ({ topic }) => (token === "" ? sns.publish(topic) : sns.publish(topic).waitForTaskToken()),
      statements: [allow("sns:Publish", ref("aws_sns_topic.news.arn"))],
    },
    {
      name: `events:putEvents${token}`,
      page: `${GUIDE}/connect-eventbridge.html#eventbridge-iam`,
      documented: ["events:PutEvents"],
      integration: ({ bus }) =>
        token === "" ? events.putEvents(bus) : events.putEvents(bus).waitForTaskToken(),
      statements: [allow("events:PutEvents", ref("aws_cloudwatch_event_bus.bus.arn"))],
    },
    {
      name: `states:startExecution${token}`,
      page: `${GUIDE}/connect-stepfunctions.html#stepfunctions-iam`,
      documented: ["states:StartExecution"],
      integration: ({ machine }) =>
        token === "" ? states.startExecution(machine) : states.startExecution(machine).waitForTaskToken(),
      statements: [START],
    },
    {
      name: `ecs:runTask${token}`,
      page: `${GUIDE}/connect-ecs.html#ecs-iam`,
      documented: ["ecs:RunTask"],
      added: ["iam:PassRole"],
      integration: ({ taskDefinition, cluster }) => {
        const run = ecs.runTask(taskDefinition, { cluster });
        return token === "" ? run : run.waitForTaskToken();
      },
      statements: RUN_TASK,
    },
  ]),
  {
    name: "states:startExecution.sync:2",
    page: `${GUIDE}/connect-stepfunctions.html#stepfunctions-iam`,
    documented: [
      "states:StartExecution",
      "states:DescribeExecution",
      "states:StopExecution",
      ...EVENT_ACTIONS,
    ],
    integration: ({ machine }) => states.startExecution(machine).sync(),
    statements: [
      START,
      allow(
        ["states:DescribeExecution", "states:StopExecution"],
        `arn:aws:states:eu-central-1:${ACCOUNT}:execution:${ref("aws_sfn_state_machine.other.name")}:*`,
      ),
      watch("StepFunctionsExecution"),
    ],
  },
  { ...item("GetItem"), integration: ({ table }) => dynamodb.getItem(table) },
  { ...item("PutItem"), integration: ({ table }) => dynamodb.putItem(table) },
  { ...item("UpdateItem"), integration: ({ table }) => dynamodb.updateItem(table) },
  { ...item("DeleteItem"), integration: ({ table }) => dynamodb.deleteItem(table) },
  {
    name: "s3:getObject",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
    documented: ["s3:GetObject"],
    integration: ({ bucket }) => s3.getObject(bucket),
    own: { Key: "scenes/a*.json" },
    statements: [allow("s3:GetObject", `${ref("aws_s3_bucket.store.arn")}/scenes/a\${*}.json`)],
  },
  {
    name: "s3:putObject",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
    documented: ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging"],
    unneeded: ["s3:PutObjectAcl", "s3:PutObjectTagging"],
    integration: ({ bucket }) => s3.putObject(bucket),
    statements: [allow("s3:PutObject", `${ref("aws_s3_bucket.store.arn")}/*`)],
  },
  {
    name: "s3:putObject with tags",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
    documented: ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging"],
    unneeded: ["s3:PutObjectAcl"],
    integration: ({ bucket }) => s3.putObject(bucket),
    own: { Tagging: "a=1" },
    statements: [
      allow("s3:PutObject", `${ref("aws_s3_bucket.store.arn")}/*`),
      allow("s3:PutObjectTagging", `${ref("aws_s3_bucket.store.arn")}/*`),
    ],
  },
  {
    name: "s3:listObjectsV2",
    page: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html",
    documented: ["s3:ListBucket"],
    integration: ({ bucket }) => s3.listObjectsV2(bucket),
    own: { Prefix: "scenes/" },
    statements: [
      allow("s3:ListBucket", ref("aws_s3_bucket.store.arn"), { StringEquals: { "s3:prefix": "scenes/" } }),
    ],
  },
  {
    name: "batch:submitJob",
    page: `${GUIDE}/connect-batch.html#batch-iam`,
    documented: ["batch:SubmitJob"],
    integration: ({ jobQueue, jobDefinition }) => batch.submitJob(jobQueue, jobDefinition),
    statements: [SUBMIT],
  },
  {
    name: "batch:submitJob.sync",
    page: `${GUIDE}/connect-batch.html#batch-iam`,
    documented: ["batch:SubmitJob", "batch:DescribeJobs", "batch:TerminateJob", ...EVENT_ACTIONS],
    integration: ({ jobQueue, jobDefinition }) => batch.submitJob(jobQueue, jobDefinition).sync(),
    statements: [SUBMIT, allow(["batch:DescribeJobs", "batch:TerminateJob"], "*"), watch("BatchJobs")],
  },
  {
    name: "ecs:runTask.sync",
    page: `${GUIDE}/connect-ecs.html#ecs-iam`,
    documented: ["ecs:RunTask", "ecs:StopTask", "ecs:DescribeTasks", ...EVENT_ACTIONS],
    added: ["iam:PassRole"],
    integration: ({ taskDefinition, cluster }) => ecs.runTask(taskDefinition, { cluster }).sync(),
    statements: [
      ...RUN_TASK,
      allow(["ecs:StopTask", "ecs:DescribeTasks"], `arn:aws:ecs:eu-central-1:${ACCOUNT}:task/*`, IN_CLUSTER),
      watch("ECSTask"),
    ],
  },
  {
    name: "any action by the AWS SDK",
    page: `${GUIDE}/supported-services-awssdk.html`,
    documented: ["rekognition:DetectLabels", "s3:GetObject"],
    integration: () =>
      awsSdk("rekognition", "detectLabels", {
        resources: ["*"],
        actions: ["rekognition:DetectLabels", "s3:GetObject"],
      }),
    statements: [allow(["rekognition:DetectLabels", "s3:GetObject"], "*")],
  },
];
