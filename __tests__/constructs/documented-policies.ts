import type { State } from "../../src/asl/definition";
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

type Called = Pick<ServiceIntegration<unknown, unknown, boolean>, "resource" | "given" | "permissions">;

/** What a page of AWS's documentation allows. */
interface Documented {
  readonly page: string;
  readonly actions: readonly string[];
  /** With `*` for what the page leaves to be filled in. */
  readonly resources: string;
}

/** An integration, what AWS's pages allow it, and what the role is to be allowed. */
export interface DocumentedPolicy {
  readonly name: string;
  readonly documented: readonly Documented[];
  /** Actions of the page that the task does not need. */
  readonly unneeded?: readonly string[];
  /** Absent where it is no task: then the state is given. */
  readonly integration?: (services: Services) => Called;
  readonly state?: (services: Services, field: "Arguments" | "Parameters") => State;
  /** What a state gives the integration besides. */
  readonly own?: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
}

const GUIDE = "https://docs.aws.amazon.com/step-functions/latest/dg";
const S3_API = "https://docs.aws.amazon.com/AmazonS3/latest/API";
const ACCOUNT = ref("data.aws_caller_identity.current.account_id");
const EVENT_ACTIONS = ["events:PutTargets", "events:PutRule", "events:DescribeRule"];
const ITEM_ACTIONS = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
const IN_CLUSTER = { ArnEquals: { "ecs:cluster": ref("aws_ecs_cluster.cluster.arn") } };

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

function documented(page: string, actions: string | readonly string[], resources: string): Documented {
  return {
    page: page.startsWith("https:") ? page : `${GUIDE}/${page}`,
    actions: [actions].flat(),
    resources,
  };
}

function allow(
  action: string | readonly string[],
  resource: string | readonly string[],
  condition?: Statement["Condition"],
): Statement {
  return {
    Action: [action].flat(),
    Resource: resource === "*" ? resource : [resource].flat(),
    ...(condition !== undefined && { Condition: condition }),
  };
}

function watch(rule: string): Statement {
  const name = `rule/StepFunctionsGetEventsFor${rule}Rule`;
  return allow(EVENT_ACTIONS, `arn:aws:events:eu-central-1:${ACCOUNT}:${name}`);
}

function documentedWatch(page: string, rule: string): Documented {
  return documented(page, EVENT_ACTIONS, `arn:aws:events:*:*:rule/StepFunctionsGetEventsFor${rule}Rule`);
}

function item(name: string, integration: (services: Services) => Called): DocumentedPolicy {
  const action = `dynamodb:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return {
    name: `dynamodb:${name}`,
    documented: [documented("connect-ddb.html#dynamo-iam", ITEM_ACTIONS, "arn:aws:dynamodb:*:*:table/*")],
    unneeded: ITEM_ACTIONS.filter((other) => other !== action),
    integration,
    statements: [allow(action, ref("aws_dynamodb_table.scenes.arn"))],
  };
}

/** The same policy, whether the task waits for its token or not. */
function withToken(
  policy: Omit<DocumentedPolicy, "integration">,
  integration: (services: Services) => Called & { waitForTaskToken(): Called },
): DocumentedPolicy[] {
  return [
    { ...policy, integration },
    {
      ...policy,
      name: `${policy.name}.waitForTaskToken`,
      integration: (services) => integration(services).waitForTaskToken(),
    },
  ];
}

const STORE = ref("aws_s3_bucket.store.arn");
const START = allow("states:StartExecution", ref("aws_sfn_state_machine.other.arn"));
const RUN_TASK = [
  allow("ecs:RunTask", ref("aws_ecs_task_definition.render.arn"), IN_CLUSTER),
  allow("iam:PassRole", [ref("aws_iam_role.pulls.arn"), ref("aws_iam_role.works.arn")], {
    StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
  }),
];
const DOCUMENTED_START = documented(
  "connect-stepfunctions.html#stepfunctions-iam",
  "states:StartExecution",
  "arn:aws:states:*:*:stateMachine:*",
);
const DOCUMENTED_RUN_TASK = [
  documented("connect-ecs.html#ecs-iam", "ecs:RunTask", "arn:aws:ecs:*:*:task-definition/*:*"),
  documented(
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html",
    "iam:PassRole",
    "arn:aws:iam::*:role/*",
  ),
];
const DOCUMENTED_PUT = documented(
  `${S3_API}/API_PutObject.html`,
  ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging"],
  "arn:aws:s3:::*/*",
);
const SUBMIT = allow("batch:SubmitJob", [
  ref("aws_batch_job_definition.job.arn"),
  ref("aws_batch_job_queue.line.arn"),
]);

export const DOCUMENTED_POLICIES: readonly DocumentedPolicy[] = [
  ...withToken(
    {
      name: "lambda:invoke",
      documented: [
        documented(
          "connect-lambda.html#lambda-iam",
          "lambda:InvokeFunction",
          "arn:aws:lambda:*:*:function:*",
        ),
      ],
      statements: [allow("lambda:InvokeFunction", ref("aws_lambda_function.fn.arn"))],
    },
    ({ fn }) => lambda.invoke(fn),
  ),
  ...withToken(
    {
      name: "sqs:sendMessage",
      documented: [documented("connect-sqs.html#sqs-iam", "sqs:SendMessage", "arn:aws:sqs:*:*:*")],
      statements: [allow("sqs:SendMessage", ref("aws_sqs_queue.jobs.arn"))],
    },
    ({ queue }) => sqs.sendMessage(queue),
  ),
  ...withToken(
    {
      name: "sns:publish",
      documented: [documented("connect-sns.html#sns-iam", "sns:Publish", "arn:aws:sns:*:*:*")],
      statements: [allow("sns:Publish", ref("aws_sns_topic.news.arn"))],
    },
    ({ topic }) => sns.publish(topic),
  ),
  ...withToken(
    {
      name: "events:putEvents",
      documented: [
        documented(
          "connect-eventbridge.html#eventbridge-iam",
          "events:PutEvents",
          "arn:aws:events:*:*:event-bus/*",
        ),
      ],
      statements: [allow("events:PutEvents", ref("aws_cloudwatch_event_bus.bus.arn"))],
    },
    ({ bus }) => events.putEvents(bus),
  ),
  ...withToken(
    { name: "states:startExecution", documented: [DOCUMENTED_START], statements: [START] },
    ({ machine }) => states.startExecution(machine),
  ),
  ...withToken(
    { name: "ecs:runTask", documented: DOCUMENTED_RUN_TASK, statements: RUN_TASK },
    ({ taskDefinition, cluster }) => ecs.runTask(taskDefinition, { cluster }),
  ),
  {
    name: "states:startExecution.sync:2",
    documented: [
      DOCUMENTED_START,
      documented(
        DOCUMENTED_START.page,
        ["states:DescribeExecution", "states:StopExecution"],
        "arn:aws:states:*:*:execution:*:*",
      ),
      documentedWatch(DOCUMENTED_START.page, "StepFunctionsExecution"),
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
  item("getItem", ({ table }) => dynamodb.getItem(table)),
  item("putItem", ({ table }) => dynamodb.putItem(table)),
  item("updateItem", ({ table }) => dynamodb.updateItem(table)),
  item("deleteItem", ({ table }) => dynamodb.deleteItem(table)),
  {
    name: "s3:getObject",
    documented: [documented(`${S3_API}/API_GetObject.html`, "s3:GetObject", "arn:aws:s3:::*/*")],
    integration: ({ bucket }) => s3.getObject(bucket),
    own: { Key: "scenes/a*.json" },
    statements: [allow("s3:GetObject", `${STORE}/scenes/a$\${*}.json`)],
  },
  {
    name: "s3:putObject",
    documented: [DOCUMENTED_PUT],
    unneeded: ["s3:PutObjectAcl", "s3:PutObjectTagging"],
    integration: ({ bucket }) => s3.putObject(bucket),
    statements: [allow("s3:PutObject", `${STORE}/*`)],
  },
  {
    name: "s3:putObject with tags",
    documented: [DOCUMENTED_PUT],
    unneeded: ["s3:PutObjectAcl"],
    integration: ({ bucket }) => s3.putObject(bucket),
    own: { Tagging: "a=1" },
    statements: [allow("s3:PutObject", `${STORE}/*`), allow("s3:PutObjectTagging", `${STORE}/*`)],
  },
  {
    name: "s3:listObjectsV2",
    documented: [documented(`${S3_API}/API_ListObjectsV2.html`, "s3:ListBucket", "arn:aws:s3:::*")],
    integration: ({ bucket }) => s3.listObjectsV2(bucket),
    own: { Prefix: "scenes/" },
    statements: [allow("s3:ListBucket", STORE, { StringEquals: { "s3:prefix": "scenes/" } })],
  },
  {
    name: "batch:submitJob",
    documented: [documented("connect-batch.html#batch-iam", "batch:SubmitJob", "*")],
    integration: ({ jobQueue, jobDefinition }) => batch.submitJob(jobQueue, jobDefinition),
    statements: [SUBMIT],
  },
  {
    name: "batch:submitJob.sync",
    documented: [
      documented(
        "connect-batch.html#batch-iam",
        ["batch:SubmitJob", "batch:DescribeJobs", "batch:TerminateJob"],
        "*",
      ),
      documentedWatch("connect-batch.html#batch-iam", "BatchJobs"),
    ],
    integration: ({ jobQueue, jobDefinition }) => batch.submitJob(jobQueue, jobDefinition).sync(),
    statements: [SUBMIT, allow(["batch:DescribeJobs", "batch:TerminateJob"], "*"), watch("BatchJobs")],
  },
  {
    name: "ecs:runTask.sync",
    documented: [
      ...DOCUMENTED_RUN_TASK,
      documented("connect-ecs.html#ecs-iam", ["ecs:StopTask", "ecs:DescribeTasks"], "*"),
      documentedWatch("connect-ecs.html#ecs-iam", "ECSTask"),
    ],
    integration: ({ taskDefinition, cluster }) => ecs.runTask(taskDefinition, { cluster }).sync(),
    statements: [
      ...RUN_TASK,
      allow(["ecs:StopTask", "ecs:DescribeTasks"], `arn:aws:ecs:eu-central-1:${ACCOUNT}:task/*`, IN_CLUSTER),
      watch("ECSTask"),
    ],
  },
  {
    name: "any action by the AWS SDK",
    documented: [
      documented("supported-services-awssdk.html", ["rekognition:DetectLabels", "s3:GetObject"], "*"),
    ],
    integration: () =>
      awsSdk("rekognition", "detectLabels", {
        resources: ["*"],
        actions: ["rekognition:DetectLabels", "s3:GetObject"],
      }),
    statements: [allow(["rekognition:DetectLabels", "s3:GetObject"], "*")],
  },
  {
    name: "itself by a distributed Map, which reads its items and writes its results",
    documented: [
      documented(
        "iam-policies-eg-dist-map.html",
        "states:StartExecution",
        "arn:aws:states:*:*:stateMachine:*",
      ),
      documented(
        "iam-policies-eg-dist-map.html",
        "states:DescribeExecution",
        "arn:aws:states:*:*:execution:*:*",
      ),
      documented(
        "iam-policies-eg-dist-map.html",
        "states:RedriveExecution",
        "arn:aws:states:*:*:execution:*/*:*",
      ),
      documented("iam-policies-eg-dist-map.html", ["s3:ListBucket"], "arn:aws:s3:::*"),
      documented(
        "iam-policies-eg-dist-map.html",
        ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
        "arn:aws:s3:::*/*",
      ),
    ],
    state: ({ bucket }, field) => ({
      Type: "Map",
      Label: "Scenes",
      ItemReader: {
        Resource: "arn:aws:states:::s3:listObjectsV2",
        ReaderConfig: { InputType: "JSON", Transformation: "LOAD_AND_FLATTEN" },
        [field]: { Bucket: bucket.bucket, Prefix: "scenes/" },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "One scene",
        States: { "One scene": { Type: "Succeed" } },
      },
      ResultWriter: {
        Resource: "arn:aws:states:::s3:putObject",
        [field]: { Bucket: bucket.bucket, Prefix: "results" },
      },
      End: true,
    }),
    statements: [
      allow("states:StartExecution", `arn:aws:states:eu-central-1:${ACCOUNT}:stateMachine:test-machine`),
      allow("states:DescribeExecution", `arn:aws:states:eu-central-1:${ACCOUNT}:execution:test-machine:*`),
      allow(
        "states:RedriveExecution",
        `arn:aws:states:eu-central-1:${ACCOUNT}:execution:test-machine/Scenes:*`,
      ),
      allow("s3:ListBucket", STORE, { StringEquals: { "s3:prefix": "scenes/" } }),
      allow("s3:GetObject", `${STORE}/scenes/*`),
      allow(
        ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"],
        `${STORE}/results/*`,
      ),
    ],
  },
  {
    name: "a queue in the role of another account",
    documented: [
      documented("concepts-access-cross-acct-resources.html", "sts:AssumeRole", "arn:aws:iam::*:role/*"),
    ],
    state: ({ queue }, field) => ({
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage",
      [field]: { QueueUrl: queue.url },
      Credentials: { RoleArn: "arn:aws:iam::210987654321:role/sender" },
      End: true,
    }),
    statements: [allow("sts:AssumeRole", "arn:aws:iam::210987654321:role/sender")],
  },
];
