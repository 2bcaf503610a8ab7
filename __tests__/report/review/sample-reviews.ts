import { PartlyKnown, Sensitive, Unknown } from "../../../src/review/planned-value";
import type { Review } from "../../../src/review/review";

const COUNTS: Review["counts"] = { create: 0, update: 0, replace: 0, delete: 0, forget: 0 };

/** A review of a plan that changes nothing. */
export const NOTHING: Review = {
  origin: "plan",
  stackName: "hsi-pipeline",
  verdict: "Nothing changes",
  counts: COUNTS,
  machines: [],
  roles: [],
  functions: [],
  others: [],
  outputs: [],
  drift: [],
  findings: [],
};

const ACTIVATOR = "$" + "{aws_lambda_function.activator.arn}";
const PROCESSOR = "$" + "{aws_lambda_function.processor.arn}";

const BEFORE = {
  StartAt: "Activator",
  States: { Activator: { Type: "Task", Resource: ACTIVATOR, End: true } },
};
const AFTER = {
  StartAt: "Activator",
  States: {
    Activator: { Type: "Task", Resource: ACTIVATOR, Next: "Processor" },
    Processor: { Type: "Task", Resource: PROCESSOR, End: true },
  },
};

/** A state is added, a permission widened, code changes, a log group goes away. */
export const STATE_ADDED: Review = {
  origin: "plan",
  stackName: "hsi-pipeline",
  verdict: "One state is added, and a permission is widened",
  counts: { ...COUNTS, update: 3, delete: 1 },
  machines: [
    {
      address: "aws_sfn_state_machine.pipeline",
      name: "hsi-prod-pipeline",
      action: "update",
      before: BEFORE,
      after: AFTER,
      definition: {
        at: [],
        fields: [],
        states: [
          {
            kind: "changed",
            name: "Activator",
            fields: [
              { path: ["Next"], after: "Processor" },
              { path: ["End"], before: true },
            ],
            transitions: [{ path: ["Next"], after: "Processor", followsRename: false }],
            scopes: [],
          },
          { kind: "added", name: "Processor", state: AFTER.States.Processor },
        ],
      },
      settings: [
        {
          path: "logging_configuration[0].level",
          before: "ERROR",
          after: "ALL",
          forcesReplacement: false,
        },
      ],
      diagnostics: [],
    },
  ],
  roles: [
    {
      address: "aws_iam_role.pipeline",
      name: "hsi-prod-pipeline",
      action: "update",
      permissions: [
        {
          kind: "narrowed",
          effect: "Allow",
          action: "sqs:SendMessage",
          resource: "arn:aws:sqs:eu-central-1:123456789012:jobs",
          reasons: [],
          sid: "Jobs",
        },
        {
          kind: "widened",
          effect: "Allow",
          action: "lambda:InvokeFunction",
          resource: PROCESSOR,
          reasons: ["Processor invokes it"],
        },
      ],
      trust: [],
      isReworded: false,
      unknown: [],
      settings: [],
    },
  ],
  functions: [
    {
      address: "aws_lambda_function.activator",
      name: "hsi-prod-activator",
      action: "update",
      code: {
        before: 12_300,
        after: 13_112,
        measured: "bundle",
        inputs: [{ path: "lambdas/activator.ts", before: 800, after: 1612 }],
      },
      configuration: [{ path: "memory_size", before: 128, after: 256, forcesReplacement: false }],
      environment: { added: ["TABLE"], removed: [], changed: ["BUCKET"], unknown: [] },
    },
  ],
  others: [
    {
      address: "aws_cloudwatch_log_group.old",
      mode: "managed",
      type: "aws_cloudwatch_log_group",
      name: "old",
      action: "delete",
      reason: "delete_because_no_resource_config",
      before: { name: "/aws/lambda/old", retention_in_days: 30, kms_key_id: null },
      replacedBy: [],
    },
    {
      address: "aws_ecs_task_definition.job",
      mode: "managed",
      type: "aws_ecs_task_definition",
      name: "job",
      action: "replace",
      before: {
        cpu: "256",
        family: "job",
        container_definitions: JSON.stringify([
          { name: "job", image: "job:1", environment: [{ name: "DB", value: "hunter2hunter2" }] },
        ]),
        db_password: "hunter2hunter2",
        tags: { a: "1", b: "2" },
      },
      after: {
        cpu: "256",
        family: "job",
        container_definitions: JSON.stringify([
          { name: "job", image: "job:2", environment: [{ name: "DB", value: "correct horse" }] },
        ]),
        db_password: "correct horse",
        tags: { a: "1", b: "3" },
        arn: new Unknown(["aws_iam_role.job.arn"]),
        key: new Sensitive(true),
        policy: new PartlyKnown('{"Resource":"$' + '{aws_sqs_queue.jobs.arn}"}', ["aws_sqs_queue.jobs.arn"]),
      },
      replacedBy: ["container_definitions"],
    },
  ],
  outputs: [
    {
      name: "arn",
      action: "update",
      before: "arn:aws:x",
      after: new Unknown(["aws_sfn_state_machine.pipeline.arn"]),
    },
  ],
  drift: [
    {
      address: "aws_lambda_function.processor",
      mode: "managed",
      type: "aws_lambda_function",
      name: "processor",
      action: "update",
      before: { timeout: 3, environment: [{ variables: { A: "secret-one" } }] },
      after: { timeout: 9, environment: [{ variables: { A: "secret-two" } }] },
      replacedBy: [],
    },
  ],
  findings: [
    {
      gate: "destroy",
      address: "aws_cloudwatch_log_group.old",
      what: "The log group is destroyed, and its 30 days of logs with it",
      remedy: "Keep it, or export its logs first",
      isAccepted: false,
    },
    {
      gate: "widened",
      address: 'aws_iam_role.x["a b"]',
      place: "lambda:InvokeFunction",
      what: "The role may invoke aws_lambda_function.processor from now on",
      isAccepted: true,
    },
  ],
};
