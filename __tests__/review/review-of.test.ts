import { describe, expect, it } from "vitest";
import { PartlyKnown, Unknown } from "../../src/review/planned-value";
import { reviewOf } from "../../src/review/review-of";
import type { ResourceChange, StackChange } from "../../src/review/stack-change";
import { changed, changedStack, kept, policy } from "./changed-stack";

const ARN = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
const REFERENCE = "${aws_lambda_function.activator.arn}";

const task = { Type: "Task", Resource: ARN };

const machine = (states: Readonly<Record<string, object>>) => ({
  name: "pipeline",
  arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline",
  type: "STANDARD",
  definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states }),
});

const TWO = machine({ A: { ...task, Next: "B" }, B: { Type: "Succeed" } });

const lambda = { function_name: "activator", arn: ARN, timeout: 30, source_code_hash: "b2xk" };

function verdictOf(resources: readonly ResourceChange[], more: Partial<StackChange> = {}): string {
  return reviewOf(changedStack(resources, more), { accept: [] }).verdict;
}

const pipeline = (after: object) =>
  changed("aws_sfn_state_machine.pipeline", { before: TWO, after: { ...TWO, ...after } });

describe("the verdict", () => {
  it("says that nothing changes, and what was changed outside of Terraform", () => {
    const role = kept("aws_iam_role.pipeline", { name: "pipeline" });
    expect(verdictOf([kept("aws_sfn_state_machine.pipeline", TWO), role])).toBe("Nothing changes");
    expect(verdictOf([], { isPartial: true })).toBe(
      "Nothing changes (a part of the stack: the plan is not of all of it)",
    );
    expect(verdictOf([role], { drift: [role] })).toBe(
      "Nothing changes; 1 resource was changed outside of Terraform",
    );
  });

  it("says of a first deployment how large it is", () => {
    const text = JSON.stringify({ StartAt: "A", States: { A: { ...task, Resource: REFERENCE, End: true } } });
    const after = {
      ...TWO,
      arn: new Unknown(),
      definition: new PartlyKnown(text, ["aws_lambda_function.activator.arn"]),
    };
    const resources = [
      changed("aws_lambda_function.activator", { after: { ...lambda, arn: new Unknown() } }),
      changed("aws_sfn_state_machine.pipeline", { after }),
    ];
    expect(verdictOf(resources)).toBe("Creates the stack: 2 resources, 1 state machine with 1 state");
  });

  it("says that a stack is destroyed", () => {
    expect(verdictOf([changed("aws_sfn_state_machine.pipeline", { before: TWO })])).toBe(
      "Destroys the stack: 1 resource, 1 state machine",
    );
  });

  it("begins with what goes and what is wider", () => {
    const replaced = changed(
      "aws_sfn_state_machine.pipeline",
      { before: TWO, after: { ...TWO, name: "other" } },
      { action: "replace", replacedBy: ["name"] },
    );
    const statement = { Effect: "Allow", Action: ["a:b", "a:c"], Resource: "arn:aws:a:::x" };
    const resources = [
      replaced,
      changed("aws_cloudwatch_log_group.pipeline", { before: { name: "a" } }),
      changed("aws_sqs_queue.one", { before: { name: "one" } }),
      changed("aws_iam_role_policy.elsewhere", {
        before: { role: "elsewhere", policy: policy() },
        after: { role: "elsewhere", policy: policy(statement) },
      }),
    ];
    expect(verdictOf(resources)).toBe(
      "Replaces 1 state machine; deletes 1 log group and 1 other resource; widens 2 permissions",
    );
  });

  it("counts states by what happens to them", () => {
    const after = machine({
      A: { ...task, Next: "Between" },
      Between: { Type: "Pass", Next: "B" },
      B: { Type: "Succeed" },
    });
    expect(verdictOf([pipeline(after)])).toBe("1 state added, 1 re-targeted");
  });

  it("tells code, settings and what is moved", () => {
    const after = { ...lambda, source_code_hash: "bmV3" };
    const resources = [
      changed("aws_lambda_function.activator", { before: lambda, after }),
      pipeline({ logging_configuration: [{ level: "ALL" }] }),
      { ...kept("aws_sqs_queue.jobs", { name: "jobs" }), movedFrom: "aws_sqs_queue.work" },
    ];
    expect(verdictOf(resources)).toBe(
      "Changes the code of 1 function; configures 1 state machine otherwise; moves 1 resource",
    );
  });

  it("tells a definition that is not valid, and executions that can break", () => {
    const resources = [
      pipeline(machine({ A: { ...task, Next: "Nowhere" } })),
      changed("aws_lambda_function.activator", { before: lambda }),
      kept("aws_sqs_queue.jobs", { name: "jobs" }),
    ];
    expect(verdictOf(resources)).toBe(
      "Deletes 1 function; can break executions that run; 1 definition is not valid; 1 state removed, 1 re-targeted",
    );
  });

  it("tells outputs where nothing else changes", () => {
    const outputs = [{ name: "arn", action: "update", before: "a", after: "b" }] as const;
    expect(verdictOf([kept("aws_sqs_queue.jobs", { name: "jobs" })], { outputs })).toBe(
      "Changes 1 output, and nothing else",
    );
  });
});

describe("a review", () => {
  it("tells the rest of what changes apart, and no data sources", () => {
    const queue = changed("aws_sqs_queue.jobs", { before: { name: "jobs" }, after: { name: "work" } });
    const resources = [
      queue,
      changed("data.aws_caller_identity.current", { after: { account_id: "1" } }, { action: "read" }),
      kept("aws_sqs_queue.kept", { name: "kept" }),
      pipeline({ definition: TWO.definition }),
    ];
    const review = reviewOf(changedStack(resources), { accept: [] });
    expect({ others: review.others, counts: review.counts }).toEqual({
      others: [queue],
      counts: { create: 0, update: 2, replace: 0, delete: 0, forget: 0 },
    });
  });

  it("finds a definition the same that is written in another way, or refers to what the other side names", () => {
    const states = JSON.parse(TWO.definition).States;
    const text = JSON.stringify(
      { States: { B: states.B, A: { ...states.A, Resource: REFERENCE } }, StartAt: "A" },
      null,
      2,
    );
    const definition = new PartlyKnown(text, ["aws_lambda_function.activator.arn"]);
    const resources = [
      kept("aws_lambda_function.activator", lambda),
      changed("aws_sfn_state_machine.pipeline", { before: TWO, after: { ...TWO, definition } }),
    ];
    const [change] = reviewOf(changedStack(resources), { accept: [] }).machines;
    expect(change?.definition).toBeUndefined();
    expect(change?.after).toEqual(change?.before);
  });

  it("names what a definition comes from that is not known", () => {
    const unknown = new Unknown(["data.aws_s3_object.definition.body"]);
    const [change] = reviewOf(changedStack([pipeline({ definition: unknown })]), { accept: [] }).machines;
    expect({ unknown: change?.unknown, after: change?.after }).toEqual({ unknown, after: undefined });
  });

  it("takes whatever a type, an address or an attribute is called", () => {
    const resources = ["constructor", "__proto__", "toString"].flatMap((name) => [
      changed(`${name}.${name}`, { before: { [name]: name } }),
      changed(`aws_lambda_function.${name}`, {
        after: { environment: [{ variables: { constructor: "a" } }] },
      }),
    ]);
    const review = reviewOf(changedStack([...resources, kept("aws_sfn_state_machine.pipeline", TWO)]), {
      accept: [],
    });
    expect(review.functions.map(({ environment }) => environment.added)).toEqual([
      ["constructor"],
      ["constructor"],
      ["constructor"],
    ]);
    expect(review.counts).toEqual({ create: 3, update: 0, replace: 0, delete: 3, forget: 0 });
  });

  it("of 500 resources takes less than a second", () => {
    const resources = Array.from({ length: 100 }, (_, i) => {
      const name = `unit${i}`;
      const arn = `${ARN}${i}`;
      const trust = {
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      };
      const role = { name, arn: `arn:aws:iam::1:role/${name}`, assume_role_policy: policy(trust) };
      const written = (...resource: readonly string[]) => ({
        role: name,
        policy: policy({ Effect: "Allow", Action: ["lambda:InvokeFunction", "s3:*"], Resource: resource }),
      });
      const states = { A: { ...task, Resource: arn, Next: "B" }, B: { Type: "Succeed" } };
      const before = { ...machine(states), name, role_arn: role.arn };
      return [
        kept(`aws_iam_role.${name}`, role),
        changed(`aws_iam_role_policy.${name}`, { before: written(arn), after: written(arn, `${arn}:*`) }),
        changed(`aws_lambda_function.${name}`, {
          before: { ...lambda, arn, function_name: name },
          after: { ...lambda, arn, function_name: name, source_code_hash: "bmV3" },
        }),
        changed(`aws_sfn_state_machine.${name}`, {
          before,
          after: { ...before, definition: machine({ ...states, C: { Type: "Fail" } }).definition },
        }),
        changed(`aws_sqs_queue.${name}`, { before: { name }, after: { name, delay_seconds: 5 } }),
      ];
    }).flat();
    const start = performance.now();
    const review = reviewOf(changedStack(resources), { accept: ["widened"] });
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(review.counts.update).toBe(400);
  });
});
