import { describe, expect, it } from "vitest";
import { Unknown } from "../../../src/review/planned-value";
import type { Finding, Gate } from "../../../src/review/review";
import { reviewOf } from "../../../src/review/review-of";
import type { Attributes, ResourceChange } from "../../../src/review/stack-change";
import { changed, changedStack, kept, policy } from "../changed-stack";

const ACTIVATOR = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
const PROCESSOR = "arn:aws:lambda:eu-central-1:123456789012:function:processor";

const ROLE = {
  name: "pipeline",
  arn: "arn:aws:iam::123456789012:role/pipeline",
  assume_role_policy: policy({
    Effect: "Allow",
    Principal: { Service: "states.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
};

const task = (arn: string) => ({ Type: "Task", Resource: arn });

function definition(...states: readonly (readonly [name: string, state: object])[]): string {
  const all = states.map(([name, state], i) => {
    const next = states[i + 1]?.[0];
    return [name, { ...state, ...(next === undefined ? { End: true } : { Next: next }) }] as const;
  });
  return JSON.stringify({ StartAt: states[0]?.[0], States: Object.fromEntries(all) });
}

const BOTH = definition(["Activator", task(ACTIVATOR)], ["Processor", task(PROCESSOR)]);
const ONE = definition(["Activator", task(ACTIVATOR)]);

const machine = (text: string, more: Attributes = {}) => ({
  name: "pipeline",
  arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline",
  type: "STANDARD",
  role_arn: ROLE.arn,
  definition: text,
  ...more,
});

const lambda = (arn: string) => ({ function_name: arn.split(":").at(-1) ?? "", arn, timeout: 30 });

const invoking = (...arns: readonly string[]) => ({
  name: "pipeline",
  role: "pipeline",
  policy: policy({ Sid: "Invoke", Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arns }),
});

function found(gate: Gate, ...resources: readonly ResourceChange[]): readonly Finding[] {
  const { findings } = reviewOf(changedStack(resources), { accept: [] });
  return findings.filter((finding) => finding.gate === gate);
}

const texts = (findings: readonly Finding[]) => findings.map(({ place, what }) => [place, what]);

describe("executions in flight", () => {
  it("break where a function that the deployed definition calls goes", () => {
    const findings = found(
      "in-flight",
      kept("aws_iam_role.pipeline", ROLE),
      kept("aws_iam_role_policy.pipeline", invoking(ACTIVATOR, PROCESSOR)),
      kept("aws_lambda_function.activator", lambda(ACTIVATOR)),
      changed("aws_lambda_function.processor", { before: lambda(PROCESSOR) }),
      changed("aws_sfn_state_machine.pipeline", { before: machine(BOTH), after: machine(ONE) }),
    );
    expect(findings).toEqual([
      {
        gate: "in-flight",
        address: "aws_sfn_state_machine.pipeline",
        place: "Processor",
        what: 'State "Processor", as it is deployed, uses aws_lambda_function.processor, which is deleted',
        remedy:
          "First deploy a definition that does without it, and let it go in a later deployment, when no execution of this one runs",
        isAccepted: false,
      },
    ]);
  });

  it("break where what is called gets another name, or is deleted before it is made again", () => {
    const queue = "https://sqs.eu-central-1.amazonaws.com/123456789012/jobs";
    const sending = definition([
      "Send",
      {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Parameters: { QueueUrl: queue, "MessageBody.$": "$" },
      },
    ]);
    const arn = "arn:aws:sqs:eu-central-1:123456789012:jobs";
    const gone = (after: Attributes) =>
      texts(
        found(
          "in-flight",
          kept("aws_sfn_state_machine.pipeline", machine(sending)),
          changed(
            "aws_sqs_queue.jobs",
            { before: { name: "jobs", url: queue, arn }, after },
            { action: "replace" },
          ),
        ),
      ).map(([, what]) => what);
    expect([gone({ name: "jobs", url: new Unknown() }), gone({ url: `${queue}2` })]).toEqual([
      ['State "Send", as it is deployed, uses aws_sqs_queue.jobs, which is deleted before it is made again'],
      ['State "Send", as it is deployed, uses aws_sqs_queue.jobs, which gets another name'],
    ]);
  });

  it("break where a permission that the deployed definition needs goes", () => {
    const findings = found(
      "in-flight",
      kept("aws_iam_role.pipeline", ROLE),
      changed("aws_iam_role_policy.pipeline", {
        before: invoking(ACTIVATOR, PROCESSOR),
        after: invoking(ACTIVATOR),
      }),
      changed("aws_sfn_state_machine.pipeline", { before: machine(BOTH), after: machine(ONE) }),
    );
    expect(texts(findings)).toEqual([
      [
        "Processor",
        `State "Processor", as it is deployed, needs lambda:InvokeFunction on ${PROCESSOR} to invoke the function, and aws_iam_role.pipeline may not any more`,
      ],
    ]);
  });

  it("break where a Deny of what is needed comes, under a condition too", () => {
    const denied = policy(
      { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" },
      {
        Effect: "Deny",
        Action: "lambda:*",
        Resource: PROCESSOR,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    );
    const findings = found(
      "in-flight",
      kept("aws_iam_role.pipeline", ROLE),
      changed("aws_iam_role_policy.pipeline", {
        before: invoking("*"),
        after: { ...invoking(), policy: denied },
      }),
      kept("aws_sfn_state_machine.pipeline", machine(BOTH)),
    );
    expect(findings.map(({ place }) => place)).toEqual(["Processor"]);
  });

  it("break where the role goes that they act by, or Step Functions may not assume it", () => {
    const role = (change: ResourceChange) =>
      texts(found("in-flight", change, kept("aws_sfn_state_machine.pipeline", machine(ONE)))).map(
        ([, what]) => what,
      );
    expect(role(changed("aws_iam_role.pipeline", { before: ROLE }))).toEqual([
      "Executions that run act by aws_iam_role.pipeline, which is deleted",
    ]);
    const closed = { before: ROLE, after: { ...ROLE, assume_role_policy: policy() } };
    expect(role(changed("aws_iam_role.pipeline", closed))).toEqual([
      "Executions that run act by aws_iam_role.pipeline, and what allows Step Functions to assume it changes",
    ]);
  });

  it("break where the code of a function and what it is handed change at once", () => {
    const old = definition(["Activator", { ...task(ACTIVATOR), Parameters: { "scene.$": "$.scene" } }]);
    const now = definition(["Activator", { ...task(ACTIVATOR), Parameters: { "id.$": "$.scene" } }]);
    const code = (hash: string) => ({ ...lambda(ACTIVATOR), source_code_hash: hash });
    const pipeline = changed("aws_sfn_state_machine.pipeline", { before: machine(old), after: machine(now) });
    const places = (hash: string) =>
      found(
        "in-flight",
        changed("aws_lambda_function.activator", { before: code("b2xk"), after: code(hash) }),
        pipeline,
      ).map(({ place }) => place);
    expect([places("bmV3"), places("b2xk")]).toEqual([["$.States.Activator"], []]);
  });

  it("do not break by what is reworded, widened or added, or by another machine's functions", () => {
    const findings = found(
      "in-flight",
      kept("aws_iam_role.pipeline", ROLE),
      changed("aws_iam_role_policy.pipeline", {
        before: invoking(ACTIVATOR, PROCESSOR),
        after: invoking("*"),
      }),
      changed("aws_lambda_function.other", { before: lambda(`${ACTIVATOR}-2`) }),
      changed("aws_sfn_state_machine.pipeline", { before: machine(ONE), after: machine(BOTH) }),
    );
    expect(findings).toEqual([]);
  });

  it.each([
    ["an Express machine", { type: "EXPRESS" }, "update" as const],
    ["a machine that is replaced, and ends them itself", {}, "replace" as const],
  ])("are not asked for of %s", (_, more, action) => {
    const sides = { before: machine(BOTH, more), after: machine(ONE, more) };
    const findings = found(
      "in-flight",
      changed("aws_lambda_function.processor", { before: lambda(PROCESSOR) }),
      changed("aws_sfn_state_machine.pipeline", sides, { action }),
    );
    expect(findings).toEqual([]);
  });
});

describe("a state machine or log group that goes", () => {
  it("is named with what is lost", () => {
    const replaced = changed(
      "aws_sfn_state_machine.pipeline",
      { before: machine(ONE), after: machine(ONE, { name: "other" }) },
      { action: "replace", replacedBy: ["name"] },
    );
    const forgotten = changed(
      "aws_cloudwatch_log_group.pipeline",
      { before: { name: "a" } },
      { action: "forget" },
    );
    const findings = found(
      "destroy",
      forgotten,
      replaced,
      changed("aws_cloudwatch_log_group.other", { before: { name: "b" } }),
      changed("aws_sqs_queue.jobs", { before: { name: "jobs" } }),
    );
    expect(findings.map(({ address, place, what }) => [address, place, what])).toEqual([
      [
        "aws_cloudwatch_log_group.pipeline",
        undefined,
        "The log group stays on AWS and is no longer looked after by this stack",
      ],
      [
        "aws_sfn_state_machine.pipeline",
        "name",
        "The state machine is deleted and made again: executions that run are ended at their next transition, and the history of all of them is lost",
      ],
      ["aws_cloudwatch_log_group.other", undefined, "The log group is deleted, with every line in it"],
    ]);
  });
});

describe("a wider permission", () => {
  const widened = (after: readonly object[], ...more: readonly ResourceChange[]) =>
    texts(
      found(
        "widened",
        kept("aws_iam_role.pipeline", ROLE),
        changed("aws_iam_role_policy.pipeline", {
          before: { role: "pipeline", policy: policy() },
          after: { role: "pipeline", policy: policy(...after) },
        }),
        ...more,
      ),
    );

  it("is one finding a statement, with at most three of what it names", () => {
    const arns = ["a", "b", "c", "d", "e"].map((name) => `arn:aws:sqs:eu-central-1:1:${name}`);
    const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: arns };
    const pass = { Effect: "Allow", Action: "iam:PassRole", Resource: "*" };
    expect(widened([send, pass])).toEqual([
      [
        "sqs:SendMessage",
        `It may sqs:SendMessage on ${arns.slice(0, 3).join(", ")} and 2 more, and might not before`,
      ],
      ["iam:PassRole", "It may iam:PassRole on *, and might not before: it can pass a role on to a service"],
    ]);
  });

  it("is told of a Deny that goes, of who may assume a role, and of what is not known yet", () => {
    const deny = { Effect: "Deny", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::b/*" };
    const opened = {
      ...ROLE,
      assume_role_policy: policy({ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }),
    };
    const findings = found(
      "widened",
      changed("aws_iam_role.pipeline", { before: ROLE, after: opened }),
      changed("aws_iam_role_policy.pipeline", {
        before: { role: "pipeline", policy: policy(deny) },
        after: { role: "pipeline", policy: policy() },
      }),
      changed("aws_iam_role_policy.later", {
        after: { role: "pipeline", policy: new Unknown(["data.aws_iam_policy_document.all.json"]) },
      }),
    );
    expect(texts(findings).map(([, what]) => what)).toEqual([
      "It is no longer denied s3:DeleteObject on arn:aws:s3:::b/*",
      "Everybody may sts:AssumeRole, and might not before: for everybody",
      "What aws_iam_role_policy.later allows is known only when the change is applied, from data.aws_iam_policy_document.all.json",
    ]);
  });

  it("is, in a stack that is not there yet, only what is wide in itself", () => {
    const first = (...statements: readonly object[]) =>
      texts(
        found(
          "widened",
          changed("aws_iam_role.pipeline", { after: ROLE }),
          changed("aws_iam_role_policy.pipeline", {
            after: { role: "pipeline", policy: policy(...statements) },
          }),
        ),
      ).map(([place]) => place);
    const traces = { Effect: "Allow", Action: "xray:PutTraceSegments", Resource: "*" };
    const all = { Effect: "Allow", Action: "s3:*", Resource: "*" };
    expect([first(traces), first(traces, all)]).toEqual([[], ["s3:*"]]);
  });
});

describe("a definition after the change", () => {
  const WRONG = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Next: "Nowhere" } } });

  it("is checked, with its errors as findings", () => {
    const sides = { before: machine(ONE), after: machine(WRONG) };
    const findings = found("validation", changed("aws_sfn_state_machine.pipeline", sides));
    expect(findings.map(({ address, place }) => ({ address, place }))).toEqual([
      { address: "aws_sfn_state_machine.pipeline", place: "$.States.A.Next" },
    ]);
  });

  it("is no finding where it was as wrong before and stays", () => {
    expect(found("validation", kept("aws_sfn_state_machine.pipeline", machine(WRONG)))).toEqual([]);
  });

  it("is one where it is no JSON", () => {
    const findings = found("validation", changed("aws_sfn_state_machine.pipeline", { after: machine("{") }));
    expect(findings.map(({ what }) => what)).toEqual(["A definition is a JSON object [DEFINITION_SHAPE]"]);
  });

  it("is no false alarm where it is not known, or functions are not", () => {
    const findings = found(
      "validation",
      changed("aws_sfn_state_machine.pipeline", {
        after: { ...machine(""), definition: new Unknown(["aws_lambda_function.activator.arn"]) },
      }),
      changed("aws_lambda_function.activator", {
        after: { function_name: new Unknown(), arn: new Unknown() },
      }),
    );
    expect(findings).toEqual([]);
  });
});
