import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkAnsweredTasks } from "../../src/local/answered-tasks";
import { readSynthesizedStacks } from "../../src/local/synthesized-stack";
import { temporaryProject } from "../temporary-project";
import { problemsOf } from "../user-error-of";

const definition = {
  StartAt: "Work",
  States: {
    Work: { Type: "Task", Resource: "${aws_lambda_function.worker.arn}", Next: "Done" },
    Done: { Type: "Pass", Result: "$${literal} {%%{ $x }%}", End: true },
  },
};

const stack = {
  provider: { aws: [{ region: "eu-west-1" }] },
  data: {
    archive_file: {
      worker: { type: "zip", source_dir: "assets/worker/abc", output_path: "assets/worker/abc.zip" },
    },
  },
  resource: {
    aws_cloudwatch_log_group: { worker: { name: "/aws/lambda/demo-worker" } },
    aws_iam_role: { machine: { name: "demo-machine" } },
    aws_lambda_function: {
      worker: {
        function_name: "demo-worker",
        filename: "${data.archive_file.worker.output_path}",
        handler: "worker.handler",
        runtime: "nodejs22.x",
        timeout: 7,
        memory_size: 512,
        environment: {
          variables: {
            ACCOUNT: "account ${data.aws_caller_identity.current.account_id}",
            ROLE: "${aws_iam_role.machine.arn}",
            LITERAL: "$${not_a_reference}",
          },
        },
        logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.worker.name}" },
      },
    },
    aws_sfn_state_machine: {
      machine: {
        name: "demo-machine",
        type: "EXPRESS",
        role_arn: "${aws_iam_role.machine.arn}",
        definition: JSON.stringify(definition),
      },
    },
  },
};

function synthesized(document: object): string {
  const manifest = { stacks: { demo: { name: "demo", synthesizedStackPath: "stacks/demo/cdk.tf.json" } } };
  const folder = temporaryProject({
    "out/manifest.json": JSON.stringify(manifest),
    "out/stacks/demo/cdk.tf.json": JSON.stringify(document),
  });
  return join(folder, "out");
}

function changed(type: string, name: string, change: object): object {
  const resources = stack.resource as Record<string, Record<string, object>>;
  return {
    ...stack,
    resource: {
      ...resources,
      [type]: { ...resources[type], [name]: { ...resources[type]?.[name], ...change } },
    },
  };
}

describe("a synthesized stack", () => {
  it("is read with every reference resolved as AWS would resolve it", () => {
    const folder = synthesized(stack);
    const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:demo-worker";
    expect(readSynthesizedStacks(folder)).toEqual([
      {
        name: "demo",
        functions: [
          {
            address: "aws_lambda_function.worker",
            name: "demo-worker",
            arn: functionArn,
            codeFolder: join(folder, "stacks/demo/assets/worker/abc"),
            handler: "worker.handler",
            runtime: "nodejs22.x",
            timeoutSeconds: 7,
            memoryMegabytes: 512,
            environment: {
              ACCOUNT: "account 123456789012",
              ROLE: "arn:aws:iam::123456789012:role/demo-machine",
              LITERAL: "${not_a_reference}",
            },
            logGroup: "/aws/lambda/demo-worker",
            logFormat: "JSON",
            region: "eu-west-1",
          },
        ],
        stateMachines: [
          {
            address: "aws_sfn_state_machine.machine",
            name: "demo-machine",
            arn: "arn:aws:states:eu-west-1:123456789012:stateMachine:demo-machine",
            type: "EXPRESS",
            roleArn: "arn:aws:iam::123456789012:role/demo-machine",
            definition: {
              StartAt: "Work",
              States: {
                Work: { Type: "Task", Resource: functionArn, Next: "Done" },
                Done: { Type: "Pass", Result: "${literal} {%{ $x }%}", End: true },
              },
            },
          },
        ],
      },
    ]);
  });

  it("knows what AWS would give the resources that its tasks name", () => {
    const references = {
      "aws_batch_job_definition.d.arn": "arn:aws:batch:eu-west-1:123456789012:job-definition/d:1",
      "aws_batch_job_definition.d.arn_prefix": "arn:aws:batch:eu-west-1:123456789012:job-definition/d",
      "aws_batch_job_queue.q.arn": "arn:aws:batch:eu-west-1:123456789012:job-queue/q",
      "aws_cloudwatch_event_bus.b.arn": "arn:aws:events:eu-west-1:123456789012:event-bus/b",
      "aws_cloudwatch_event_bus.b.name": "b",
      "aws_dynamodb_table.t.arn": "arn:aws:dynamodb:eu-west-1:123456789012:table/t",
      "aws_dynamodb_table.t.id": "t",
      "aws_ecs_cluster.c.arn": "arn:aws:ecs:eu-west-1:123456789012:cluster/c",
      "aws_ecs_task_definition.r.arn": "arn:aws:ecs:eu-west-1:123456789012:task-definition/r:1",
      "aws_ecs_task_definition.r.family": "r",
      "aws_s3_bucket.s.arn": "arn:aws:s3:::s",
      "aws_s3_bucket.s.bucket": "s",
      "aws_s3_bucket.s.id": "s",
      "aws_sfn_state_machine.machine.id": "arn:aws:states:eu-west-1:123456789012:stateMachine:demo-machine",
      "aws_sns_topic.n.arn": "arn:aws:sns:eu-west-1:123456789012:n",
      "aws_sqs_queue.j.arn": "arn:aws:sqs:eu-west-1:123456789012:j",
      "aws_sqs_queue.j.id": "https://sqs.eu-west-1.amazonaws.com/123456789012/j",
      "aws_sqs_queue.j.url": "https://sqs.eu-west-1.amazonaws.com/123456789012/j",
    };
    const named = (names: Readonly<Record<string, object>>) =>
      Object.entries(names).map(([type, attributes]) => [
        type,
        { [Object.values(attributes)[0]]: attributes },
      ]);
    const document = changed("aws_lambda_function", "worker", {
      environment: {
        variables: Object.fromEntries(Object.keys(references).map((one) => [one, `\${${one}}`])),
      },
    }) as { resource: object };
    const folder = synthesized({
      ...document,
      resource: {
        ...document.resource,
        ...Object.fromEntries(
          named({
            aws_batch_job_definition: { name: "d" },
            aws_batch_job_queue: { name: "q" },
            aws_cloudwatch_event_bus: { name: "b" },
            aws_dynamodb_table: { name: "t" },
            aws_ecs_cluster: { name: "c" },
            aws_ecs_task_definition: { family: "r" },
            aws_s3_bucket: { bucket: "s" },
            aws_sns_topic: { name: "n" },
            aws_sqs_queue: { name: "j" },
          }),
        ),
      },
    });
    expect(readSynthesizedStacks(folder)[0]?.functions[0]?.environment).toEqual(references);
  });

  it("that is not there yet is asked for", () => {
    const out = join(temporaryProject({}), "out");
    expect(problemsOf(() => readSynthesizedStacks(out))).toEqual([
      {
        what: "Nothing is synthesized",
        where: join(out, "manifest.json"),
        remedy: "Synthesize first: npm run synth",
      },
    ]);
  });

  it("says which value is known only after a deployment", () => {
    const folder = synthesized(
      changed("aws_lambda_function", "worker", {
        environment: { variables: { URL: "${aws_sqs_queue.jobs.url}" } },
      }),
    );
    expect(problemsOf(() => readSynthesizedStacks(folder))).toEqual([
      {
        what: "A value is known only when it is deployed",
        where: `${join(folder, "stacks/demo/cdk.tf.json")} (aws_lambda_function.worker.environment.variables.URL)`,
        received: "aws_sqs_queue.jobs.url",
        remedy:
          "The local run knows names and ARNs of what the stack declares; give it a value that does not depend on more",
      },
    ]);
  });

  it("whose machine has a wrong definition is refused with the JSON path", () => {
    const wrong = { StartAt: "Nowhere", States: { Done: { Type: "Succeed" } } };
    const folder = synthesized(
      changed("aws_sfn_state_machine", "machine", { definition: JSON.stringify(wrong) }),
    );
    expect(problemsOf(() => readSynthesizedStacks(folder))).toEqual([
      {
        what: "StartAt names no state of its scope [SCOPE_SHAPE]",
        where: "aws_sfn_state_machine.machine ($.StartAt)",
        received: "Nowhere",
        remedy: "Name one of: Done",
      },
    ]);
  });

  it("whose machine names a function that it lacks is refused with the state", () => {
    const elsewhere = "arn:aws:lambda:eu-west-1:123456789012:function:elsewhere";
    const other = { StartAt: "Work", States: { Work: { Type: "Task", Resource: elsewhere, End: true } } };
    const folder = synthesized(
      changed("aws_sfn_state_machine", "machine", { definition: JSON.stringify(other) }),
    );
    const [read] = readSynthesizedStacks(folder);
    const [machine] = read?.stateMachines ?? [];
    if (read === undefined || machine === undefined) throw new Error("The stack has no machine");
    expect(problemsOf(() => checkAnsweredTasks(machine, read, () => false))).toEqual([
      {
        what: 'State "Work" names a function that the stack lacks',
        where: "aws_sfn_state_machine.machine ($.States.Work.Resource)",
        received: elsewhere,
        remedy: "Add the function to the stack, which has: demo-worker",
      },
    ]);
  });
});
