import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { Place } from "../../src/asl/integrations/place";
import { requiredPermissions } from "../../src/asl/required-permissions";

const PLACE: Place = {
  region: "eu-central-1",
  account: "123456789012",
  machine: "scenes",
  attribute: (address, attribute) =>
    address === "aws_ecs_task_definition.render" && attribute === "task_role_arn"
      ? "${aws_iam_role.works.arn}"
      : undefined,
};

/** `action on resource` of everything that one state needs; `?` where the resource is known only when it runs. */
function needs(state: object, place: Place = PLACE): string[] {
  const definition = { StartAt: "S", States: { S: { ...state, End: true } } } as unknown as Definition;
  return requiredPermissions(definition, place).flatMap(({ actions, resources = ["?"], conditions }) =>
    actions.flatMap((action) =>
      resources.map((on) => `${action} on ${on}${conditions ? ` if ${JSON.stringify(conditions)}` : ""}`),
    ),
  );
}

function task(action: string, given: object = {}, field = "Arguments"): object {
  return { Type: "Task", Resource: `arn:aws:states:::${action}`, [field]: given };
}

describe("what a task needs", () => {
  it.each([
    [
      "a queue by its URL",
      task("sqs:sendMessage", { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/210987654321/jobs" }),
      ["sqs:SendMessage on arn:aws:sqs:eu-west-1:210987654321:jobs"],
    ],
    [
      "a queue in China by its URL",
      task("sqs:sendMessage", { QueueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/210987654321/jobs" }),
      ["sqs:SendMessage on arn:aws-cn:sqs:cn-north-1:210987654321:jobs"],
    ],
    [
      "a queue by a reference to its id",
      task("sqs:sendMessage", { QueueUrl: "${aws_sqs_queue.jobs.id}" }),
      ["sqs:SendMessage on ${aws_sqs_queue.jobs.arn}"],
    ],
    [
      "a queue of which another resource knows the URL",
      task("sqs:sendMessage", { QueueUrl: "${aws_ssm_parameter.url.value}" }),
      ["sqs:SendMessage on ?"],
    ],
    [
      "a queue by what looks like a reference and is none",
      task("sqs:sendMessage", { QueueUrl: "$${aws_sqs_queue.jobs.url}" }),
      ["sqs:SendMessage on ?"],
    ],
    [
      "a queue that an expression gives",
      task("sqs:sendMessage", { QueueUrl: "{% $q %}" }),
      ["sqs:SendMessage on ?"],
    ],
    [
      "arguments that an expression gives",
      { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", Arguments: "{% $states.input %}" },
      ["sqs:SendMessage on ?"],
    ],
    [
      "arguments that are its input",
      { Type: "Task", Resource: "arn:aws:states:::sns:publish" },
      ["sns:Publish on ?"],
    ],
    ["a phone number", task("sns:publish", { PhoneNumber: "+1" }), ["sns:Publish on ?"]],
    [
      "a table by its name",
      task("dynamodb:getItem", { TableName: "scenes" }, "Parameters"),
      ["dynamodb:GetItem on arn:aws:dynamodb:eu-central-1:123456789012:table/scenes"],
    ],
    [
      "a table by its ARN, by the AWS SDK",
      task("aws-sdk:dynamodb:putItem", { TableName: "arn:aws:dynamodb:eu-west-1:1:table/t" }),
      ["dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:1:table/t"],
    ],
    [
      "events for the default bus, one by its name and one by its ARN",
      task("events:putEvents", {
        Entries: [{}, { EventBusName: "b" }, { EventBusName: "arn:aws:events:eu-west-1:1:event-bus/c" }, {}],
      }),
      [
        "events:PutEvents on arn:aws:events:eu-central-1:123456789012:event-bus/default",
        "events:PutEvents on arn:aws:events:eu-central-1:123456789012:event-bus/b",
        "events:PutEvents on arn:aws:events:eu-west-1:1:event-bus/c",
      ],
    ],
    [
      "events for a bus that its input names",
      task("events:putEvents", { Entries: [{ "EventBusName.$": "$.bus" }] }, "Parameters"),
      ["events:PutEvents on ?"],
    ],
    [
      "a function by its ARN",
      { Type: "Task", Resource: "arn:aws:lambda:eu-west-1:1:function:f:live" },
      ["lambda:InvokeFunction on arn:aws:lambda:eu-west-1:1:function:f:live"],
    ],
    [
      "a function by its name, and a version of it",
      task("lambda:invoke", { FunctionName: "f", Qualifier: "7" }),
      ["lambda:InvokeFunction on arn:aws:lambda:eu-central-1:123456789012:function:f:7"],
    ],
    [
      "an alias of a function of the stack",
      task("lambda:invoke", { FunctionName: "${aws_lambda_function.f.arn}:live" }),
      ["lambda:InvokeFunction on ${aws_lambda_function.f.arn}:live"],
    ],
    [
      "a function's name by a reference",
      task("lambda:invoke", { FunctionName: "${aws_lambda_function.f.function_name}" }),
      ["lambda:InvokeFunction on ${aws_lambda_function.f.arn}"],
    ],
    ["an activity", { Type: "Task", Resource: "arn:aws:states:eu-west-1:1:activity:a" }, []],
    [
      "a version of a machine, to its end",
      task("states:startExecution.sync", { StateMachineArn: "arn:aws:states:eu-west-1:1:stateMachine:m:3" }),
      [
        "states:StartExecution on arn:aws:states:eu-west-1:1:stateMachine:m:3",
        "states:DescribeExecution on arn:aws:states:eu-west-1:1:execution:m:*",
        "states:StopExecution on arn:aws:states:eu-west-1:1:execution:m:*",
        "events:PutTargets on arn:aws:events:eu-central-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "events:PutRule on arn:aws:events:eu-central-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
        "events:DescribeRule on arn:aws:events:eu-central-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
      ],
    ],
    [
      "a job by names",
      task("batch:submitJob", { JobDefinition: "d", JobQueue: "q" }),
      [
        "batch:SubmitJob on arn:aws:batch:eu-central-1:123456789012:job-definition/d:*",
        "batch:SubmitJob on arn:aws:batch:eu-central-1:123456789012:job-queue/q",
      ],
    ],
    [
      "a job by a revision, and the definition's name by a reference",
      task("batch:submitJob", { JobDefinition: "${aws_batch_job_definition.d.name}:2", JobQueue: "q" }),
      [
        "batch:SubmitJob on ${aws_batch_job_definition.d.arn_prefix}:2",
        "batch:SubmitJob on arn:aws:batch:eu-central-1:123456789012:job-queue/q",
      ],
    ],
    [
      "a container's task with roles of its own and tags",
      task("ecs:runTask", {
        TaskDefinition: "${aws_ecs_task_definition.render.family}",
        Overrides: { ExecutionRoleArn: "arn:aws:iam::1:role/pulls" },
        Tags: [],
      }),
      [
        'ecs:RunTask on ${aws_ecs_task_definition.render.arn_without_revision}:* if {"ArnEquals":{"ecs:cluster":"arn:aws:ecs:eu-central-1:123456789012:cluster/default"}}',
        'iam:PassRole on arn:aws:iam::1:role/pulls if {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}',
        'iam:PassRole on ${aws_iam_role.works.arn} if {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}',
        'ecs:TagResource on arn:aws:ecs:eu-central-1:123456789012:task/* if {"StringEquals":{"ecs:CreateAction":"RunTask"}}',
      ],
    ],
    [
      "a container's task in a cluster that an expression names",
      task("ecs:runTask", { TaskDefinition: "t:4", Cluster: "{% $c %}" }),
      ["ecs:RunTask on arn:aws:ecs:eu-central-1:123456789012:task-definition/t:4"],
    ],
    [
      "an object's version whose key an expression gives",
      task("aws-sdk:s3:getObject", { Bucket: "b", Key: "{% $k %}", VersionId: "1" }),
      ["s3:GetObjectVersion on arn:aws:s3:::b/*"],
    ],
    [
      "another role, for whatever it calls",
      {
        ...task("sqs:sendMessage", { QueueUrl: "{% $q %}" }),
        Credentials: { RoleArn: "arn:aws:iam::1:role/r" },
      },
      ["sts:AssumeRole on arn:aws:iam::1:role/r"],
    ],
    [
      "a role that its input names",
      { ...task("sqs:sendMessage"), Credentials: { "RoleArn.$": "$.role" } },
      ["sts:AssumeRole on ?"],
    ],
    ["a service that is not known", task("aws-sdk:cloudwatchlogs:putLogEvents"), ["logs:PutLogEvents on ?"]],
  ])("is known for %s", (_, state, expected) => {
    expect(needs(state)).toEqual(expected);
  });

  it("names the value that would have to be a literal, and its JSON path", () => {
    const call = task("sqs:sendMessage", { "QueueUrl.$": "$.url" }, "Parameters");
    const inner = { StartAt: "Tell", States: { Tell: { ...call, End: true } } };
    const definition = {
      StartAt: "Each one",
      States: { "Each one": { Type: "Map", ItemProcessor: inner, End: true } },
    } as unknown as Definition;
    expect(requiredPermissions(definition, PLACE)).toEqual([
      {
        state: "Tell",
        path: "$.States['Each one'].ItemProcessor.States.Tell.Parameters['QueueUrl.$']",
        value: "$.url",
        actions: ["sqs:SendMessage"],
        resources: undefined,
        why: "send a message to the queue",
      },
    ]);
  });
});

describe("what a distributed Map needs", () => {
  const PROCESSOR = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
    StartAt: "Done",
    States: { Done: { Type: "Succeed" } },
  };
  const EXECUTIONS = [
    "states:StartExecution on arn:aws:states:eu-central-1:123456789012:stateMachine:scenes",
    "states:DescribeExecution on arn:aws:states:eu-central-1:123456789012:execution:scenes:*",
  ];
  const ANY_RUN = "states:RedriveExecution on arn:aws:states:eu-central-1:123456789012:execution:scenes/*:*";

  function distributed(fields: object): string[] {
    return needs({ Type: "Map", ItemProcessor: PROCESSOR, ...fields });
  }

  it("is to run its items in executions of the machine itself", () => {
    expect(distributed({ Label: "Each" })).toEqual([
      ...EXECUTIONS,
      "states:RedriveExecution on arn:aws:states:eu-central-1:123456789012:execution:scenes/Each:*",
    ]);
  });

  it("is nothing where it runs in the execution", () => {
    expect(
      needs({ Type: "Map", ItemProcessor: { ...PROCESSOR, ProcessorConfig: { Mode: "INLINE" } } }),
    ).toEqual([]);
  });

  it.each([
    [
      "an object",
      { Resource: "arn:aws:states:::s3:getObject", Arguments: { Bucket: "b", Key: "a/items.csv" } },
      ["s3:GetObject on arn:aws:s3:::b/a/items.csv"],
    ],
    [
      "an object of a bucket of the stack, whose key its input gives",
      {
        Resource: "arn:aws:states:::s3:getObject",
        Parameters: { Bucket: "${aws_s3_bucket.b.id}", "Key.$": "$.k" },
      },
      ["s3:GetObject on ${aws_s3_bucket.b.arn}/*"],
    ],
    [
      "an inventory",
      {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "MANIFEST" },
        Arguments: { Bucket: "b", Key: "all/source/config/2025-01-01T01-00Z/manifest.json" },
      },
      [
        "s3:GetObject on arn:aws:s3:::b/all/source/config/2025-01-01T01-00Z/manifest.json",
        "s3:GetObject on arn:aws:s3:::b/all/source/config/data/*",
      ],
    ],
    [
      "a listing",
      { Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: { Bucket: "b", Prefix: "scenes/" } },
      ['s3:ListBucket on arn:aws:s3:::b if {"StringEquals":{"s3:prefix":"scenes/"}}'],
    ],
    [
      "the objects of a listing",
      {
        Resource: "arn:aws:states:::s3:listObjectsV2",
        ReaderConfig: { Transformation: "LOAD_AND_FLATTEN", InputType: "JSON" },
        Arguments: { Bucket: "b", Prefix: "scenes/" },
      },
      [
        's3:ListBucket on arn:aws:s3:::b if {"StringEquals":{"s3:prefix":"scenes/"}}',
        "s3:GetObject on arn:aws:s3:::b/scenes/*",
      ],
    ],
    [
      "a bucket that its input names",
      { Resource: "arn:aws:states:::s3:getObject", Parameters: { "Bucket.$": "$.b", Key: "k" } },
      ["s3:GetObject on ?"],
    ],
  ])("is to read %s", (_, ItemReader, expected) => {
    expect(distributed({ ItemReader })).toEqual([...EXECUTIONS, ANY_RUN, ...expected]);
  });

  it.each([
    ["below a prefix", { Bucket: "b", Prefix: "results" }, "arn:aws:s3:::b/results/*"],
    ["anywhere in a bucket", { Bucket: "b" }, "arn:aws:s3:::b/*"],
    ["where its input says", { Bucket: "b", Prefix: "{% $p %}" }, "arn:aws:s3:::b/*"],
  ])("is to write its results %s", (_, Arguments, on) => {
    expect(distributed({ ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Arguments } })).toEqual([
      ...EXECUTIONS,
      ANY_RUN,
      `s3:PutObject on ${on}`,
      `s3:GetObject on ${on}`,
      `s3:ListMultipartUploadParts on ${on}`,
      `s3:AbortMultipartUpload on ${on}`,
    ]);
  });
});
