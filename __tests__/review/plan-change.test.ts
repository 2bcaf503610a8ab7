import { expect, it } from "vitest";
import type { Json } from "../../src/input/json-text";
import { planChange } from "../../src/review/plan-change";
import { PartlyKnown, Sensitive, Unknown } from "../../src/review/planned-value";
import { readPlan } from "../../src/terraform/plan";

type Block = { readonly [name: string]: Json };

const planned = (given: Block, folder?: string) =>
  planChange(readPlan({ format_version: "1.2", planned_values: {}, ...given }, "plan.json"), folder);

const resource = (address: string, change: Block, more: Block = {}): Block => {
  const [type = "", name = ""] = address.split(".");
  return { address, mode: "managed", type, name, change, ...more };
};

const changeOf = (...resources: Block[]) => planned({ resource_changes: resources }).resources;

it.each([
  [["no-op"], "no-op"],
  [["create"], "create"],
  [["read"], "read"],
  [["update"], "update"],
  [["delete", "create"], "replace"],
  [["create", "delete"], "replace"],
  [["create", "forget"], "replace"],
  [["delete"], "delete"],
  [["forget"], "forget"],
])("takes %j for %s", (actions, action) => {
  expect(changeOf(resource("aws_sqs_queue.q", { actions })).map((one) => one.action)).toEqual([action]);
});

it("tells where a resource was, what replaces it, why, and what a replacement left behind", () => {
  const change = {
    actions: ["delete", "create"],
    before: {},
    after: {},
    replace_paths: [["name"], ["a b", 0, "c"]],
  };
  expect(
    changeOf(
      resource("aws_sqs_queue.q", change, {
        previous_address: "aws_sqs_queue.p",
        action_reason: "replace_by_request",
      }),
      resource("aws_sqs_queue.q", { actions: ["delete"], before: {} }, { deposed: "0a1b" }),
      resource("aws_sqs_queue.r", { actions: ["no-op"], before: {}, after: {}, importing: { id: "r" } }),
    ),
  ).toEqual([
    {
      address: "aws_sqs_queue.q",
      mode: "managed",
      type: "aws_sqs_queue",
      name: "q",
      action: "replace",
      before: {},
      after: {},
      replacedBy: ["name", '["a b"][0].c'],
      movedFrom: "aws_sqs_queue.p",
      reason: "replace_by_request",
    },
    {
      address: "aws_sqs_queue.q (deposed 0a1b)",
      mode: "managed",
      type: "aws_sqs_queue",
      name: "q",
      action: "delete",
      before: {},
      replacedBy: [],
    },
    {
      address: "aws_sqs_queue.r",
      mode: "managed",
      type: "aws_sqs_queue",
      name: "r",
      action: "no-op",
      before: {},
      after: {},
      replacedBy: [],
      reason: "import",
    },
  ]);
});

it("never holds a sensitive value, and says whether it differs", () => {
  const [change] = changeOf(
    resource("aws_sqs_queue.q", {
      actions: ["update"],
      before: { key: "old secret", same: ["s"], block: [{ password: "p", open: 1 }] },
      after: { key: "new secret", same: ["s"], block: [{ password: "p", open: 2 }] },
      before_sensitive: { key: true, same: true, block: [{ password: true }] },
      after_sensitive: { key: true, same: true, block: [{ password: true }] },
    }),
  );
  expect(change?.before).toEqual({
    key: new Sensitive(true),
    same: new Sensitive(false),
    block: [{ password: new Sensitive(false), open: 1 }],
  });
  expect(change?.after).toEqual({
    key: new Sensitive(true),
    same: new Sensitive(false),
    block: [{ password: new Sensitive(false), open: 2 }],
  });
  expect(JSON.stringify(change)).not.toContain("secret");
});

it("names what is not known, and evaluates a template with what is", () => {
  const change = planned({
    resource_changes: [
      resource("aws_lambda_function.old", { actions: ["no-op"], before: {}, after: { arn: "arn:old" } }),
      resource("aws_lambda_function.new", {
        actions: ["create"],
        before: null,
        after: { name: "n" },
        after_unknown: { arn: true, blocks: [{ id: true }] },
      }),
      resource("aws_sfn_state_machine.m", {
        actions: ["update"],
        before: { definition: "{}" },
        after: { logs: [{ level: "ALL" }] },
        after_unknown: {
          definition: true,
          known: true,
          one: true,
          computed: true,
          plain: true,
          logs: [{ to: true }],
        },
      }),
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_sfn_state_machine.m",
            expressions: {
              definition: {
                constant_value: '["${aws_lambda_function.old.arn}","${aws_lambda_function.new.arn}","$${x}"]',
              },
              known: { constant_value: "${data.archive_file.z.output_path}:${aws_lambda_function.new.name}" },
              one: { constant_value: "${aws_lambda_function.new.arn}" },
              plain: { references: ["aws_lambda_function.new.arn", "aws_lambda_function.new"] },
              logs: [{ to: { constant_value: "${aws_lambda_function.new.arn}:*" } }],
            },
          },
        ],
      },
    },
    prior_state: {
      format_version: "1.0",
      values: {
        root_module: {
          resources: [
            {
              address: "data.archive_file.z",
              mode: "data",
              type: "archive_file",
              name: "z",
              values: { output_path: "z.zip", output_size: 12 },
              sensitive_values: {},
            },
          ],
        },
      },
    },
  });
  expect(change.resources.map(({ address, action, after }) => ({ address, action, after }))).toEqual([
    { address: "aws_lambda_function.old", action: "no-op", after: { arn: "arn:old" } },
    {
      address: "aws_lambda_function.new",
      action: "create",
      after: { name: "n", arn: new Unknown(), blocks: [{ id: new Unknown() }] },
    },
    {
      address: "aws_sfn_state_machine.m",
      action: "update",
      after: {
        definition: new PartlyKnown('["arn:old","${aws_lambda_function.new.arn}","${x}"]', [
          "aws_lambda_function.new.arn",
        ]),
        known: "z.zip:n",
        one: new Unknown(["aws_lambda_function.new.arn"]),
        computed: new Unknown(),
        plain: new Unknown(["aws_lambda_function.new.arn"]),
        logs: [
          {
            level: "ALL",
            to: new PartlyKnown("${aws_lambda_function.new.arn}:*", ["aws_lambda_function.new.arn"]),
          },
        ],
      },
    },
    { address: "data.archive_file.z", action: "no-op", after: { output_path: "z.zip", output_size: 12 } },
  ]);
});

it("takes the value of an instance by its key, and does not put a sensitive value into a text", () => {
  const [, , text] = planned({
    resource_changes: [
      resource('aws_sqs_queue.q["a"]', { actions: ["no-op"], before: {}, after: { url: "u" } }),
      resource("aws_sqs_queue.s", {
        actions: ["no-op"],
        before: {},
        after: { key: "secret" },
        after_sensitive: { key: true },
      }),
      resource("aws_x.y", { actions: ["create"], before: null, after: {}, after_unknown: { text: true } }),
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_x.y",
            expressions: { text: { constant_value: '${aws_sqs_queue.q["a"].url} ${aws_sqs_queue.s.key}' } },
          },
        ],
      },
    },
  }).resources;
  expect(text?.after).toEqual({ text: new PartlyKnown("u ${aws_sqs_queue.s.key}", ["aws_sqs_queue.s.key"]) });
});

it("tells what becomes of outputs", () => {
  const { outputs } = planned({
    output_changes: {
      added: { actions: ["create"], before: null, after_unknown: true },
      changed: { actions: ["update"], before: "a", after: "b" },
      removed: { actions: ["delete"], before: "a", after: null },
      secret: { actions: ["update"], before: "a", after: "b", before_sensitive: true, after_sensitive: true },
    },
    configuration: {
      root_module: {
        outputs: { added: { expression: { references: ["aws_sqs_queue.q.url", "aws_sqs_queue.q"] } } },
      },
    },
  });
  expect(outputs).toEqual([
    { name: "added", action: "create", after: new Unknown(["aws_sqs_queue.q.url"]) },
    { name: "changed", action: "update", before: "a", after: "b" },
    { name: "removed", action: "delete", before: "a" },
    { name: "secret", action: "update", before: new Sensitive(true), after: new Sensitive(true) },
  ]);
});

it("leaves out drift that is only another way to say nothing", () => {
  const drift = (before: Json, after: Json) => resource("aws_x.y", { actions: ["update"], before, after });
  const { drift: found } = planned({
    resource_drift: [
      drift({ a: null, b: [], policy: '{"a":1}' }, { a: "", b: {}, policy: '{ "a": 1 }' }),
      drift({ level: "ALL" }, { level: "OFF" }),
    ],
  });
  expect(found.map(({ before, after }) => ({ before, after }))).toEqual([
    { before: { level: "ALL" }, after: { level: "OFF" } },
  ]);
});

it("is named by the folder that the plan was made in", () => {
  const { origin, stackName, folders, isPartial } = planned({ complete: false }, "out/stacks/hsi-pipeline");
  expect({ origin, stackName, folders, isPartial }).toEqual({
    origin: "plan",
    stackName: "hsi-pipeline",
    folders: { after: "out/stacks/hsi-pipeline" },
    isPartial: true,
  });
});
