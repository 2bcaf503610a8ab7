import { describe, expect, it } from "vitest";
import { PartlyKnown, Sensitive, Unknown } from "../../../src/review/planned-value";
import type { RoleChange } from "../../../src/review/review";
import { reviewOf } from "../../../src/review/review-of";
import type { ResourceChange } from "../../../src/review/stack-change";
import { temporaryProject } from "../../temporary-project";
import { userErrorOf } from "../../user-error-of";
import { changed, changedStack, kept, policy } from "../changed-stack";

const ACTIVATOR = "arn:aws:lambda:eu-central-1:123456789012:function:activator";
const JOBS = "arn:aws:sqs:eu-central-1:123456789012:jobs";

const ROLE = {
  name: "pipeline",
  arn: "arn:aws:iam::123456789012:role/pipeline",
  assume_role_policy: policy({
    Effect: "Allow",
    Principal: { Service: "states.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
};

const INVOKE = { Sid: "Invoke", Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [ACTIVATOR] };
const SEND = { Sid: "Send", Effect: "Allow", Action: "sqs:SendMessage", Resource: JOBS };

function rolesOf(...resources: readonly ResourceChange[]): readonly RoleChange[] {
  return reviewOf(changedStack(resources), { accept: [] }).roles;
}

/** How a role changes whose policy does. */
function roleOf(before: readonly object[], after: readonly object[]): RoleChange | undefined {
  const side = (statements: readonly object[]) => ({
    name: "pipeline",
    role: "pipeline",
    policy: policy(...statements),
  });
  return rolesOf(
    kept("aws_iam_role.pipeline", ROLE),
    changed("aws_iam_role_policy.pipeline", { before: side(before), after: side(after) }),
  )[0];
}

/** What is wider and narrower, a line each. */
function lines({ permissions, trust }: Pick<RoleChange, "permissions" | "trust">): string[] {
  return [...permissions, ...trust].map(({ kind, effect, action, resource, principal, condition }) =>
    [kind, effect, principal, action, resource, condition].filter((part) => part !== undefined).join(" "),
  );
}

describe("a role whose policy changes", () => {
  it("is told with what it may now and might not before, where the statement is and what makes it wide", () => {
    expect(roleOf([INVOKE], [INVOKE, { ...SEND, Resource: "*" }])).toEqual({
      address: "aws_iam_role.pipeline",
      name: "pipeline",
      action: "no-op",
      permissions: [
        {
          kind: "widened",
          effect: "Allow",
          action: "sqs:SendMessage",
          resource: "*",
          sid: "Send",
          risk: "on every resource",
          reasons: [],
        },
      ],
      trust: [],
      isReworded: false,
      unknown: [],
      settings: [],
    });
  });

  it("is told with what it may no more, after what is wider", () => {
    expect(lines(roleOf([INVOKE], [SEND]) ?? fail())).toEqual([
      `widened Allow sqs:SendMessage ${JOBS}`,
      `narrowed Allow lambda:InvokeFunction ${ACTIVATOR}`,
    ]);
  });

  it("is reworded where the statements allow the same", () => {
    const split = [
      { ...SEND, Sid: "Other", Action: ["SQS:sendmessage"] },
      { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: ACTIVATOR },
    ];
    const change = roleOf([INVOKE, SEND], split) ?? fail();
    expect({ lines: lines(change), isReworded: change.isReworded }).toEqual({ lines: [], isReworded: true });
  });

  it("is not told where only members of the policy stand in another order", () => {
    const { Sid, ...rest } = INVOKE;
    expect(roleOf([INVOKE], [{ ...rest, Sid }])).toBeUndefined();
  });

  it.each([
    ["a condition that goes", { ...SEND, Condition: { Bool: { "aws:SecureTransport": "true" } } }, SEND],
    ["a Deny that goes", { ...SEND, Effect: "Deny" }, INVOKE],
    [
      "another NotAction",
      { ...SEND, Action: undefined, NotAction: ["iam:*", "s3:*"] },
      { ...SEND, Action: undefined, NotAction: "iam:*" },
    ],
    [
      "another NotResource",
      { ...SEND, Resource: undefined, NotResource: [JOBS, ACTIVATOR] },
      { ...SEND, Resource: undefined, NotResource: JOBS },
    ],
  ])("is wider by %s", (_, before, after) => {
    const kinds = roleOf([before], [after])?.permissions.map(({ kind }) => kind);
    expect(kinds).toContain("widened");
  });

  it("is only narrower by a condition that comes, and by a Deny", () => {
    const limited = { ...SEND, Condition: { Bool: { "aws:SecureTransport": "true" } } };
    expect(lines(roleOf([SEND], [limited]) ?? fail())).toEqual([`narrowed Allow sqs:SendMessage ${JOBS}`]);
    expect(lines(roleOf([SEND], [SEND, { ...SEND, Effect: "Deny" }]) ?? fail())).toEqual([
      `narrowed Deny sqs:SendMessage ${JOBS}`,
    ]);
  });

  it("keeps a condition however it is written", () => {
    const one = { ...SEND, Condition: { StringEquals: { "aws:SourceAccount": ["1", "2"], b: "x" } } };
    const other = { ...SEND, Condition: { stringequals: { B: ["x"], "AWS:sourceaccount": ["2", "1"] } } };
    expect(lines(roleOf([one], [other]) ?? fail())).toEqual([]);
  });

  it.each([
    [{ ...SEND, Action: "*" }, "every action there is"],
    [{ ...SEND, Action: "sqs:*" }, "every action of sqs"],
    [{ ...SEND, Action: "iam:Pass*" }, "it can pass a role on to a service"],
    [{ ...SEND, Action: undefined, NotAction: "iam:*" }, "every action but those named"],
    [{ ...SEND, Resource: undefined, NotResource: JOBS }, "on every resource but those named"],
  ])("has it named plainly what makes %o a wide one", (statement, risk) => {
    expect(roleOf([], [statement])?.permissions.map((one) => one.risk)).toEqual([risk]);
  });

  it("cannot be hidden by a policy that is longer than AWS takes", () => {
    const many = (prefix: string) => Array.from({ length: 300 }, (_, i) => `${prefix}${i}`);
    const error = userErrorOf(() => roleOf([], [{ ...SEND, Action: many("s:"), Resource: many("r") }]));
    expect(error).toContain("at: aws_iam_role_policy.pipeline");
  });
});

describe("a policy that is known in part", () => {
  const activator = kept("aws_lambda_function.activator", { function_name: "activator", arn: ACTIVATOR });
  const reference = "${aws_lambda_function.activator.arn}";
  const written = (text: string) => ({
    name: "pipeline",
    role: "pipeline",
    policy: text.includes("${") ? new PartlyKnown(text, ["aws_lambda_function.activator.arn"]) : text,
  });

  it("is the same where one side has the ARN and the other the reference to it", () => {
    const sides = {
      before: written(policy(INVOKE)),
      after: written(policy({ ...INVOKE, Resource: [reference] })),
    };
    const roles = rolesOf(
      kept("aws_iam_role.pipeline", ROLE),
      activator,
      changed("aws_iam_role_policy.pipeline", sides),
    );
    expect(roles).toEqual([]);
  });

  it("is wider on what is not there yet, by its reference", () => {
    const sides = { before: written(policy()), after: written(policy({ ...INVOKE, Resource: [reference] })) };
    const roles = rolesOf(
      kept("aws_iam_role.pipeline", ROLE),
      changed("aws_lambda_function.activator", { after: { function_name: "activator", arn: new Unknown() } }),
      changed("aws_iam_role_policy.pipeline", sides),
    );
    expect(roles.flatMap(lines)).toEqual([`widened Allow lambda:InvokeFunction ${reference}`]);
  });

  it("is wider on a function that is made again under another name", () => {
    const sides = {
      before: written(policy(INVOKE)),
      after: written(policy({ ...INVOKE, Resource: [reference] })),
    };
    const roles = rolesOf(
      kept("aws_iam_role.pipeline", ROLE),
      changed(
        "aws_lambda_function.activator",
        {
          before: { function_name: "activator", arn: ACTIVATOR },
          after: { function_name: "starter", arn: new Unknown() },
        },
        { action: "replace" },
      ),
      changed("aws_iam_role_policy.pipeline", sides),
    );
    expect(roles.flatMap(lines)).toEqual([
      `widened Allow lambda:InvokeFunction ${reference}`,
      `narrowed Allow lambda:InvokeFunction ${ACTIVATOR}`,
    ]);
  });

  it("takes references with quotation marks, and values with them, for texts", () => {
    const address = 'aws_sqs_queue.jobs["a"]';
    const text = `{"Statement":{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"\${${address}.arn}"}}`;
    const hostile = '","Effect":"Deny';
    const roles = rolesOf(
      kept("aws_iam_role.pipeline", ROLE),
      kept(address, { arn: hostile }),
      changed("aws_iam_role_policy.pipeline", {
        before: written(policy()),
        after: { ...written(""), policy: new PartlyKnown(text, [`${address}.arn`]) },
      }),
    );
    expect(roles.flatMap(lines)).toEqual([`widened Allow sqs:SendMessage ${hostile}`]);
  });
});

describe("a policy that is not known until the change is applied", () => {
  it("is named with what it comes from, and nothing is said to come or go", () => {
    const sides = (after: Unknown | Sensitive) => ({
      before: { role: "pipeline", policy: policy(INVOKE) },
      after: { role: "pipeline", policy: after },
    });
    const roles = (after: Unknown | Sensitive) =>
      rolesOf(kept("aws_iam_role.pipeline", ROLE), changed("aws_iam_role_policy.pipeline", sides(after))).map(
        ({ permissions, unknown }) => ({ permissions, unknown }),
      );
    const address = "aws_iam_role_policy.pipeline";
    expect(roles(new Unknown(["data.aws_iam_policy_document.all.json"]))).toEqual([
      { permissions: [], unknown: [{ address, references: ["data.aws_iam_policy_document.all.json"] }] },
    ]);
    expect(roles(new Sensitive(true))).toEqual([{ permissions: [], unknown: [{ address, references: [] }] }]);
  });

  it("is not told where it is sensitive and stays", () => {
    const sides = { role: "pipeline", policy: new Sensitive(false) };
    expect(rolesOf(kept("aws_iam_role.pipeline", ROLE), kept("aws_iam_role_policy.p", sides))).toEqual([]);
  });
});

describe("a role's policies", () => {
  const document = policy(SEND);
  const arn = "arn:aws:iam::123456789012:policy/send";

  it("are all of them, wherever they are written", () => {
    const added = `widened Allow sqs:SendMessage ${JOBS}`;
    const role = { after: { ...ROLE, inline_policy: [{ name: "send", policy: document }] }, before: ROLE };
    expect(rolesOf(changed("aws_iam_role.pipeline", role)).map(lines)).toEqual([[added]]);
    const attachments = [
      changed("aws_iam_role_policy_attachment.send", { after: { role: "pipeline", policy_arn: arn } }),
      changed("aws_iam_policy_attachment.send", { after: { roles: ["pipeline"], policy_arn: arn } }),
      changed("aws_iam_role_policy_attachment.send", {
        after: {
          role: new Unknown(["aws_iam_role.pipeline.name"]),
          policy_arn: new Unknown(["aws_iam_policy.send.arn"]),
        },
      }),
    ];
    for (const attachment of attachments) {
      const roles = rolesOf(
        kept("aws_iam_role.pipeline", ROLE),
        changed("aws_iam_policy.send", { after: { name: "send", arn, policy: document } }),
        attachment,
      );
      expect(roles.map((one) => [one.address, ...lines(one)])).toEqual([["aws_iam_role.pipeline", added]]);
    }
    const named = { before: ROLE, after: { ...ROLE, managed_policy_arns: [arn] } };
    const roles = rolesOf(
      changed("aws_iam_role.pipeline", named),
      kept("aws_iam_policy.send", { name: "send", arn, policy: document }),
    );
    expect(roles.flatMap(lines)).toEqual([added]);
  });

  it("are counted once, and as they are planned, where the provider reads them in the role too", () => {
    const read = { ...ROLE, inline_policy: [{ name: "send", policy: document }], managed_policy_arns: [arn] };
    const roles = rolesOf(
      kept("aws_iam_role.pipeline", read),
      changed("aws_iam_role_policy.send", { before: { name: "send", role: "pipeline", policy: document } }),
      changed("aws_iam_role_policy_attachment.more", { before: { role: "pipeline", policy_arn: arn } }),
    );
    expect(roles.flatMap(lines)).toEqual([
      `narrowed Allow sqs:SendMessage ${JOBS}`,
      `narrowed Allow policy ${arn}`,
    ]);
  });

  it("are not passed over where an inline policy takes the name of one that goes", () => {
    const read = { ...ROLE, inline_policy: [{ name: "send", policy: document }] };
    const wide = policy({ Effect: "Allow", Action: "*", Resource: "*" });
    const roles = rolesOf(
      changed("aws_iam_role.pipeline", {
        before: read,
        after: { ...ROLE, inline_policy: [{ name: "send", policy: wide }] },
      }),
      changed("aws_iam_role_policy.send", { before: { name: "send", role: "pipeline", policy: document } }),
    );
    expect(roles.flatMap(lines)).toEqual(["widened Allow * *"]);
  });

  it("are named by their ARN where the stack does not hold them, those of AWS that allow nearly all plainly", () => {
    const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    const [role] = rolesOf(
      kept("aws_iam_role.pipeline", ROLE),
      changed("aws_iam_role_policy_attachment.all", { after: { role: "pipeline", policy_arn: admin } }),
    );
    expect(role?.permissions.map(({ action, risk }) => ({ action, risk }))).toEqual([
      {
        action: `policy ${admin}`,
        risk: "AdministratorAccess of AWS, which allows nearly everything or to take it",
      },
    ]);
  });

  it("are wider without a permissions boundary", () => {
    const bounded = { ...ROLE, permissions_boundary: arn };
    const roles = rolesOf(
      changed("aws_iam_role.pipeline", { before: bounded, after: { ...ROLE, permissions_boundary: "" } }),
    );
    expect(roles.flatMap(lines)).toEqual([`widened Deny not policy ${arn}`]);
  });

  it("stand for themselves where the stack does not hold the role, and where nothing has them", () => {
    const roles = rolesOf(
      changed("aws_iam_role_policy.foreign", { after: { role: "elsewhere", policy: document } }),
      changed("aws_iam_policy.free", { after: { name: "free", policy: document } }),
    );
    expect(roles.map(({ address, name }) => ({ address, name }))).toEqual([
      { address: "aws_iam_role_policy.foreign", name: "elsewhere" },
      { address: "aws_iam_policy.free", name: "free" },
    ]);
  });

  it("are all wider of a role that is created, and narrower of one that goes", () => {
    const resources = (sides: "before" | "after") => [
      changed("aws_iam_role.pipeline", { [sides]: ROLE }),
      changed("aws_iam_role_policy.pipeline", { [sides]: { role: "pipeline", policy: document } }),
    ];
    const trusted = "Service states.amazonaws.com sts:AssumeRole";
    expect(rolesOf(...resources("after")).flatMap(lines)).toEqual([
      `widened Allow sqs:SendMessage ${JOBS}`,
      `widened Allow ${trusted}`,
    ]);
    expect(rolesOf(...resources("before")).flatMap(lines)).toEqual([
      `narrowed Allow sqs:SendMessage ${JOBS}`,
      `narrowed Allow ${trusted}`,
    ]);
  });
});

describe("who may assume or use something", () => {
  it("is wider for everybody than for an account, and the same however an account is written", () => {
    const trusting = (AWS: string) => ({
      ...ROLE,
      assume_role_policy: policy({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }),
    });
    const role = (before: string, after: string) =>
      rolesOf(changed("aws_iam_role.pipeline", { before: trusting(before), after: trusting(after) })).flatMap(
        lines,
      );
    expect(role("123456789012", "*")).toEqual(["widened Allow * sts:AssumeRole"]);
    expect(role("123456789012", "arn:aws:iam::123456789012:root")).toEqual([]);
  });

  it("is told of a function by its permission, and of a queue by its policy", () => {
    const source = "arn:aws:events:eu-central-1:123456789012:rule/daily";
    const everybody = policy({ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: JOBS });
    const roles = rolesOf(
      changed("aws_lambda_permission.daily", {
        after: {
          action: "lambda:InvokeFunction",
          function_name: "activator",
          principal: "events.amazonaws.com",
          source_arn: source,
          statement_id: "Daily",
        },
      }),
      changed("aws_sqs_queue_policy.jobs", { after: { queue_url: "https://queue", policy: everybody } }),
    );
    expect(roles.map(({ address, name, trust }) => ({ address, name, trust }))).toEqual([
      {
        address: "aws_lambda_permission.daily",
        name: "activator",
        trust: [
          {
            kind: "widened",
            effect: "Allow",
            action: "lambda:InvokeFunction",
            resource: "activator",
            principal: "Service events.amazonaws.com",
            condition: JSON.stringify({ ArnLike: { "aws:SourceArn": source } }),
            sid: "Daily",
            reasons: [],
          },
        ],
      },
      {
        address: "aws_sqs_queue_policy.jobs",
        name: "https://queue",
        trust: [
          {
            kind: "widened",
            effect: "Allow",
            action: "sqs:SendMessage",
            resource: JOBS,
            principal: "*",
            risk: "for everybody",
            reasons: [],
          },
        ],
      },
    ]);
  });
});

describe("why a permission comes", () => {
  it("is what the synthesis wrote beside the statement for that resource", () => {
    const folder = temporaryProject({
      "cdk.tf.json": JSON.stringify({
        resource: {
          aws_iam_role_policy: {
            pipeline: {
              "//": {
                statements: {
                  Invoke: [
                    {
                      state: "Activator",
                      resources: ["${aws_lambda_function.activator.arn}"],
                      why: "invoke the function",
                    },
                    { state: "Other", resources: ["${aws_lambda_function.other.arn}"], why: "invoke it" },
                  ],
                  Send: [{ resources: [JOBS], why: "the machine's own permissions say so" }],
                },
              },
            },
          },
        },
      }),
    });
    const stack = changedStack(
      [
        kept("aws_iam_role.pipeline", ROLE),
        kept("aws_lambda_function.activator", { function_name: "activator", arn: ACTIVATOR }),
        changed("aws_iam_role_policy.pipeline", {
          before: { role: "pipeline", policy: policy() },
          after: { role: "pipeline", policy: policy(INVOKE, SEND) },
        }),
      ],
      { folders: { after: folder } },
    );
    const [role] = reviewOf(stack, { accept: [] }).roles;
    expect(role?.permissions.map(({ action, reasons }) => [action, reasons])).toEqual([
      ["lambda:InvokeFunction", ["state Activator: invoke the function"]],
      ["sqs:SendMessage", ["the machine's own permissions say so"]],
    ]);
  });
});

function fail(): never {
  throw new Error("Nothing is told of the role");
}
