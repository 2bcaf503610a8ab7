import "../cdktf-matchers";
import { Testing } from "cdktf/lib/testing";
import { describe, expect, it } from "vitest";
import { LAMBDA_SERVICE_RETRIER } from "../../src/asl/default-retry";
import type { Definition, Retrier } from "../../src/asl/definition";
import { pipeline } from "../../src/asl/pipeline";
import { SfnStateMachine } from "../../src/cdk";
import { DefinitionFile } from "../../src/constructs/definition-file";
import type { PolicyStatement } from "../../src/constructs/service-role";
import { StateMachine, type StateMachineProps } from "../../src/constructs/state-machine";
import { HsiPipeline } from "../../src/hsi-pipeline";
import { readSettings } from "../../src/settings";
import { comments, jsonAttribute, resource } from "../synthesized";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";
import { type Services, serviceStack } from "./service-stack";
import { testFunction, testStack } from "./test-stack";

const FUNCTION_ARN = "arn:aws:lambda:eu-central-1:123456789012:function:elsewhere";
const ACTIVITY_ARN = "arn:aws:states:eu-central-1:123456789012:activity:review";
const INVOKE = "arn:aws:states:::lambda:invoke";
const SEND = "arn:aws:states:::sqs:sendMessage";
const QUEUE = {
  Sid: "Queue",
  Effect: "Allow",
  Action: ["sqs:SendMessage"],
  Resource: ["arn:aws:sqs:*:*:q"],
} as const;
const NO_STATES: Definition = { StartAt: "Done", States: { Done: { Type: "Succeed" } } };

function ref(attribute: string): string {
  return `\${${attribute}}`;
}

/** The attributes of a machine with these properties, in a stack with the functions a and b. */
function machineOf(props: (a: { readonly arn: string }, b: { readonly arn: string }) => StateMachineProps): {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly definition: unknown;
  readonly policy: unknown;
} {
  const stack = testStack();
  new StateMachine(stack, "machine", props(testFunction(stack, "a"), testFunction(stack, "b")));
  return {
    machine: resource(stack, "aws_sfn_state_machine.machine"),
    definition: jsonAttribute(stack, "aws_sfn_state_machine.machine", "definition"),
    policy: jsonAttribute(stack, "aws_iam_role_policy.machine", "policy"),
  };
}

function oneTask(fields: Readonly<Record<string, unknown>>, name = "A"): Definition {
  const language = fields.Arguments === undefined ? {} : { QueryLanguage: "JSONata" };
  return { StartAt: name, States: { [name]: { Type: "Task", ...language, ...fields, End: true } } };
}

function refusalOf(props: StateMachineProps): string {
  return userErrorOf(() => new StateMachine(testStack(), "machine", props));
}

describe("a state machine", () => {
  it("has these properties when only its definition is given", () => {
    const { definition, ...rest } = machineOf(() => ({ definition: NO_STATES })).machine;
    expect(JSON.parse(String(definition))).toEqual(NO_STATES);
    expect(rest).toEqual({
      depends_on: ["aws_iam_role_policy.machine"],
      logging_configuration: {
        include_execution_data: true,
        level: "ALL",
        log_destination: `${ref("aws_cloudwatch_log_group.machine.arn")}:*`,
      },
      name: "test-machine",
      role_arn: ref("aws_iam_role.machine.arn"),
      tracing_configuration: { enabled: true },
      type: "STANDARD",
    });
  });

  it("takes every property that is given", () => {
    const stack = testStack();
    new StateMachine(stack, "machine", {
      definition: NO_STATES,
      type: "EXPRESS",
      logLevel: "FATAL",
      logExecutionData: false,
      logRetentionDays: 7,
      tracing: false,
    });
    expect(Testing.synth(stack)).toHaveResourceWithProperties(SfnStateMachine, {
      logging_configuration: {
        include_execution_data: false,
        level: "FATAL",
        log_destination: `${ref("aws_cloudwatch_log_group.machine.arn")}:*`,
      },
      tracing_configuration: { enabled: false },
      type: "EXPRESS",
    });
    expect(resource(stack, "aws_cloudwatch_log_group.machine")).toEqual({
      name: "/aws/vendedlogs/states/test-machine",
      retention_in_days: 7,
    });
    const policy = jsonAttribute(stack, "aws_iam_role_policy.machine", "policy") as Definition;
    expect(JSON.stringify(policy)).not.toContain("xray");
  });

  it("is the same from a typed pipeline, an object and a file", () => {
    const hsi = new HsiPipeline(Testing.app(), readSettings({}));
    const expected = resource(hsi, "aws_sfn_state_machine.pipeline").definition;
    temporaryProject({
      "pipeline.asl.json": `{
        "Comment": "HSI Pipeline prototype",
        "StartAt": "Activator",
        "States": {
          "Activator": { "Type": "Task", "Resource": "${ref("activator_arn")}", "Next": "Processor" },
          "Processor": { "Type": "Task", "Resource": "${ref("processor_arn")}", "Next": "SuccessState" },
          "SuccessState": { "Type": "Succeed" }
        }
      }`,
      "lambdas/activator.ts": "export const handler = (event: object) => event;",
    });
    const texts = (["typed", "object", "file"] as const).map((kind) => {
      const stack = testStack();
      const activator = testFunction(stack, "activator");
      const processor = testFunction(stack, "processor");
      const written = {
        typed: pipeline<{ id: string; collection: string }>("HSI Pipeline prototype")
          .task("Activator", activator)
          .task("Processor", processor)
          .succeed("SuccessState"),
        object: {
          Comment: "HSI Pipeline prototype",
          StartAt: "Activator",
          States: {
            Activator: { Type: "Task", Resource: activator.arn, Next: "Processor" },
            Processor: { Type: "Task", Resource: processor.arn, Next: "SuccessState" },
            SuccessState: { Type: "Succeed" },
          },
        },
        file: new DefinitionFile("pipeline.asl.json", {
          activator_arn: activator,
          processor_arn: processor.arn,
        }),
      };
      new StateMachine(stack, "pipeline", { definition: written[kind] });
      return resource(stack, "aws_sfn_state_machine.pipeline").definition;
    });
    expect(texts).toEqual([expected, expected, expected]);
  });
});

describe("retrying", () => {
  const own: Retrier = { ErrorEquals: ["States.Timeout"], MaxAttempts: 1 };

  it("is what AWS recommends, on each task on a function that has none of its own", () => {
    const { definition } = machineOf((a) => ({
      definition: {
        StartAt: "Default",
        States: {
          Default: { Type: "Task", Resource: a.arn, Next: "Own" },
          Own: { Type: "Task", Resource: a.arn, Retry: [own], Next: "Off" },
          Off: { Type: "Task", Resource: a.arn, Retry: [], Next: "Integration" },
          Integration: { Type: "Task", Resource: INVOKE, Parameters: { FunctionName: a.arn }, Next: "Other" },
          Other: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true },
        },
      },
      permissions: [QUEUE],
    }));
    const Resource = ref("aws_lambda_function.a.arn");
    expect(definition).toEqual({
      StartAt: "Default",
      States: {
        Default: { Type: "Task", Resource, Retry: [LAMBDA_SERVICE_RETRIER], Next: "Own" },
        Own: { Type: "Task", Resource, Retry: [own], Next: "Off" },
        Off: { Type: "Task", Resource, Next: "Integration" },
        Integration: {
          Type: "Task",
          Resource: INVOKE,
          Parameters: { FunctionName: Resource },
          Retry: [LAMBDA_SERVICE_RETRIER],
          Next: "Other",
        },
        Other: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true },
      },
    });
  });

  it("is what the machine's own default says", () => {
    const { definition } = machineOf((a) => ({
      definition: oneTask({ Resource: a.arn }),
      defaultRetry: [own],
    }));
    expect(definition).toEqual(oneTask({ Resource: ref("aws_lambda_function.a.arn"), Retry: [own] }));
  });

  it("is off where the machine's default is empty", () => {
    const { definition } = machineOf((a) => ({ definition: oneTask({ Resource: a.arn }), defaultRetry: [] }));
    expect(definition).toEqual(oneTask({ Resource: ref("aws_lambda_function.a.arn") }));
  });
});

describe("the machine's role", () => {
  /** The resources of the statement that lets the role invoke functions. */
  function invoked(props: Parameters<typeof machineOf>[0]): unknown {
    const { Statement } = machineOf(props).policy as { Statement: { Sid: string; Resource: unknown }[] };
    return Statement.find(({ Sid }) => Sid === "InvokeFunctions")?.Resource;
  }

  it("may invoke the functions that the definition names, however deep, each once", () => {
    const resources = invoked((a, b) => ({
      definition: {
        StartAt: "Both",
        States: {
          Both: {
            Type: "Parallel",
            Branches: [oneTask({ Resource: a.arn }), oneTask({ Resource: FUNCTION_ARN }, "B")],
            Next: "Each",
          },
          Each: {
            Type: "Map",
            ItemProcessor: {
              StartAt: "Inner",
              States: { Inner: { Type: "Map", Iterator: oneTask({ Resource: b.arn }, "C"), End: true } },
            },
            Next: "Again",
          },
          Again: { Type: "Task", Resource: a.arn, End: true },
        },
      },
    }));
    expect(resources).toEqual([
      ref("aws_lambda_function.a.arn"),
      FUNCTION_ARN,
      ref("aws_lambda_function.b.arn"),
    ]);
  });

  it("may not invoke a function that the definition does not name", () => {
    expect(invoked((a) => ({ definition: oneTask({ Resource: a.arn }) }))).toEqual([
      ref("aws_lambda_function.a.arn"),
    ]);
  });

  it("may invoke nothing where no task is on a function", () => {
    expect(invoked(() => ({ definition: NO_STATES }))).toBeUndefined();
  });

  it("may invoke the one version of a function that the definition names", () => {
    expect(invoked((a) => ({ definition: oneTask({ Resource: `${a.arn}:live` }) }))).toEqual([
      `${ref("aws_lambda_function.a.arn")}:live`,
    ]);
  });

  it.each(["Parameters", "Arguments"])("may invoke what an invoke integration names in its %s", (field) => {
    const resources = invoked((a) => ({
      definition: {
        QueryLanguage: field === "Arguments" ? "JSONata" : "JSONPath",
        StartAt: "A",
        States: {
          A: { Type: "Task", Resource: INVOKE, [field]: { FunctionName: a.arn }, Next: "B" },
          B: {
            Type: "Task",
            Resource: `${INVOKE}.waitForTaskToken`,
            [field]: { FunctionName: FUNCTION_ARN },
            End: true,
          },
        },
      },
    }));
    expect(resources).toEqual([ref("aws_lambda_function.a.arn"), FUNCTION_ARN]);
  });

  it("needs no permission for an activity", () => {
    expect(invoked(() => ({ definition: oneTask({ Resource: ACTIVITY_ARN }) }))).toBeUndefined();
  });

  it("may do what the permissions add", () => {
    const { policy } = machineOf((a) => ({
      definition: {
        StartAt: "A",
        States: {
          A: { Type: "Task", Resource: a.arn, Next: "B" },
          B: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true },
        },
      },
      tracing: false,
      permissions: [QUEUE],
    }));
    expect(policy).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "InvokeFunctions",
          Effect: "Allow",
          Action: ["lambda:InvokeFunction"],
          Resource: [ref("aws_lambda_function.a.arn")],
        },
        expect.objectContaining({ Sid: "DeliverLogs" }),
        QUEUE,
      ],
    });
  });
});

describe("the machine's policy", () => {
  const SPARSE = {
    Sid: "Glue",
    Effect: "Allow",
    Action: ["glue:Start*", "glue:GetJobRun"],
    Resource: "*",
  } as const;

  function statementsOf(props: (services: Services) => StateMachineProps): readonly PolicyStatement[] {
    const services = serviceStack();
    new StateMachine(services.stack, "machine", props(services));
    const policy = jsonAttribute(services.stack, "aws_iam_role_policy.machine", "policy");
    return (policy as { Statement: readonly PolicyStatement[] }).Statement;
  }

  it("says of each statement which states need it, on what and why", () => {
    const stack = testStack();
    const a = testFunction(stack, "a");
    const definition: Definition = {
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [
            oneTask({ Resource: a.arn }, "First"),
            oneTask({ Resource: FUNCTION_ARN }, "Second"),
            oneTask({ Resource: "arn:aws:states:::glue:startJobRun" }, "Third"),
          ],
          End: true,
        },
      },
    };
    new StateMachine(stack, "machine", { definition, permissions: [SPARSE, QUEUE] });
    const { statements } = comments(stack, "aws_iam_role_policy.machine") as { statements: unknown };
    expect(statements).toEqual({
      InvokeFunctions: [
        { state: "First", resources: [ref("aws_lambda_function.a.arn")], why: "invoke the function" },
        { state: "Second", resources: [FUNCTION_ARN], why: "invoke the function" },
      ],
      DeliverLogs: [{ resources: ["*"], why: "deliver the machine's logs" }],
      SendTraces: [{ resources: ["*"], why: "send the machine's traces" }],
      Glue: [{ state: "Third", resources: ["*"], why: "call glue:startJobRun" }],
      Queue: [{ resources: QUEUE.Resource, why: "the machine's own permissions say so" }],
    });
  });

  it("does not take a name for a statement that the machine's own has", () => {
    const sids = statementsOf(({ queue }) => ({
      definition: oneTask({ Resource: SEND, Arguments: { QueueUrl: queue.url } }),
      permissions: [{ ...QUEUE, Sid: "SendMessages" }],
    })).map(({ Sid }) => Sid);
    expect(sids).toEqual(["SendMessages2", "DeliverLogs", "SendTraces", "SendMessages"]);
  });

  it("leaves out what an integration says where the definition tells it", () => {
    const put = (Entries: unknown) => {
      const definition = oneTask({ Resource: "arn:aws:states:::events:putEvents", Arguments: { Entries } });
      return statementsOf(({ bus }) => ({
        definition: {
          toDefinition: () => definition,
          permissions: () => [
            { state: "A", actions: ["events:PutEvents"], resources: [bus.arn], why: "put events on the bus" },
          ],
        },
        tracing: false,
      }))[0]?.Resource;
    };
    expect(put([{ Source: "a" }])).toEqual([
      `arn:aws:events:eu-central-1:${ref("data.aws_caller_identity.current.account_id")}:event-bus/default`,
    ]);
    expect(put("{% $states.input %}")).toEqual([ref("aws_cloudwatch_event_bus.bus.arn")]);
  });

  it("and the definition are for the partition that is deployed to", () => {
    const stack = testStack({ region: "cn-north-1" });
    const definition: Definition = {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } },
          ItemProcessor: {
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
            ...oneTask({
              Resource: SEND,
              Parameters: { QueueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q" },
            }),
          },
          End: true,
        },
      },
    };
    new StateMachine(stack, "machine", { definition, tracing: false });
    const text = String(resource(stack, "aws_sfn_state_machine.machine").definition);
    expect(text.match(/arn:[^"]*/g)).toEqual([
      "arn:aws-cn:states:::s3:getObject",
      "arn:aws-cn:states:::sqs:sendMessage",
    ]);
    const account = ref("data.aws_caller_identity.current.account_id");
    const policy = String(resource(stack, "aws_iam_role_policy.machine").policy);
    expect(policy.match(/arn:[^"]*/g)).toEqual([
      `arn:aws-cn:states:cn-north-1:${account}:stateMachine:test-machine`,
      `arn:aws-cn:states:cn-north-1:${account}:execution:test-machine:*`,
      `arn:aws-cn:states:cn-north-1:${account}:execution:test-machine/*:*`,
      "arn:aws-cn:s3:::b/k",
      "arn:aws-cn:sqs:cn-north-1:123456789012:q",
    ]);
  });
});

describe("a state machine is refused", () => {
  it("with everything that is wrong in its definition", () => {
    const definition = {
      StartAt: "A",
      States: { A: { Type: "Pass", Next: "C" }, B: { Type: "Succeed" } },
    };
    expect(refusalOf({ definition })).toBe(
      `error: State "A" leads to "C", which is no state of its scope [TRANSITION_TARGET]
   at: stack/machine ($.States.A.Next)
  got: "C"
  fix: Name one of: A, B

error: State "B" cannot be reached from StartAt [UNREACHABLE_STATE]
   at: stack/machine ($.States.B)
  fix: Lead a transition to it, or remove it`,
    );
  });

  it("where a task names a function of another stack", () => {
    const { arn } = testFunction(testStack(), "elsewhere");
    expect(refusalOf({ definition: oneTask({ Resource: arn }) })).toBe(
      `error: State "A" names a function that the stack lacks
   at: stack/machine ($.States.A.Resource)
  got: "${ref("aws_lambda_function.elsewhere.arn")}"
  fix: Pass the arn of a function of the same stack, or the ARN of one that exists already`,
    );
  });

  it("where a task names a function by a reference that was typed out", () => {
    expect(refusalOf({ definition: oneTask({ Resource: ref("aws_lambda_function.a.arn") }) })).toBe(
      `error: State "A" names a function that the stack lacks
   at: stack/machine ($.States.A.Resource)
  got: "${ref("aws_lambda_function.a.arn")}"
  fix: Pass the arn of a function of the same stack, or the ARN of one that exists already`,
    );
  });

  it("where an invoke integration names a function by its name alone", () => {
    const definition = oneTask({ Resource: INVOKE, Parameters: { FunctionName: "elsewhere" } });
    expect(refusalOf({ definition })).toBe(
      `error: State "A" names a function that the stack lacks
   at: stack/machine ($.States.A.Parameters.FunctionName)
  got: "elsewhere"
  fix: Pass the arn of a function of the same stack, or the ARN of one that exists already`,
    );
  });

  it.each([
    ["by no name", { QueryLanguage: "JSONata", Resource: SEND }, ["sqs:SendMessage"], "Arguments", undefined],
    [
      "by its input",
      { Resource: INVOKE, Parameters: { "FunctionName.$": "$.name" } },
      ["lambda:InvokeFunction"],
      "Parameters['FunctionName.$']",
      "$.name",
    ],
    [
      "by an expression",
      { Resource: INVOKE, Arguments: { FunctionName: "{% $states.input.f %}" } },
      ["lambda:InvokeFunction"],
      "Arguments.FunctionName",
      "{% $states.input.f %}",
    ],
  ])("where a task calls, %s, what is known only when it runs", (_, task, actions, field, value) => {
    expect(refusalOf({ definition: oneTask(task) })).toBe(
      `error: State "A" needs ${actions}, and on which resource is known only when it runs
   at: stack/machine ($.States.A.${field})
${value === undefined ? "" : `  got: ${JSON.stringify(value)}\n`}  fix: Name the resource in the definition, or say it in the property permissions: { Sid: "A", Effect: "Allow", Action: ${JSON.stringify(actions)}, Resource: ["…"] }`,
    );
  });

  it("where a task calls a service that is not known here, and no permission is given for it", () => {
    const definition = oneTask({ Resource: "arn:aws:states:::glue:startJobRun.sync" });
    expect(refusalOf({ definition, permissions: [QUEUE] })).toBe(
      `error: State "A" calls glue:startJobRun, and what its role needs for that is not known here
   at: stack/machine ($.States.A.Resource)
  got: "arn:aws:states:::glue:startJobRun.sync"
  fix: Say it in the property permissions: { Sid: "A", Effect: "Allow", Action: ["glue:StartJobRun"], Resource: ["…"] }`,
    );
  });

  it("where a task names a resource of another stack", () => {
    const { queue } = serviceStack();
    const definition = oneTask({
      Resource: SEND,
      Arguments: { QueueUrl: queue.url },
    });
    expect(refusalOf({ definition })).toBe(
      `error: State "A" names a resource that the stack lacks
   at: stack/machine
  got: "${ref("aws_sqs_queue.jobs.arn")}"
  fix: Pass a resource of the same stack, or the ARN of one that exists already, or say it in the property permissions`,
    );
    expect(
      () => new StateMachine(testStack(), "machine", { definition, permissions: [QUEUE] }),
    ).not.toThrow();
  });

  it("where a function stands in the place of its ARN", () => {
    const stack = testStack();
    const definition = oneTask({ Resource: testFunction(stack, "a"), Parameters: { at: () => 1 } });
    expect(userErrorOf(() => new StateMachine(stack, "machine", { definition }))).toBe(
      `error: A definition is JSON, and this is an instance of NodeFunction
   at: stack/machine ($.States.A.Resource)
  fix: Give its arn: write .arn after it

error: A definition is JSON, and this is a function
   at: stack/machine ($.States.A.Parameters.at)
  fix: Give a string, number, boolean, null, array or object`,
    );
  });

  it("where its id is taken", () => {
    const stack = testStack();
    testFunction(stack, "machine");
    expect(userErrorOf(() => new StateMachine(stack, "machine", { definition: NO_STATES }))).toBe(
      `error: Two constructs have one id
   at: stack/machine
  got: "machine"
  fix: Give one of them another id: it names the resources, and each address stands for one resource`,
    );
  });
});
