import { expect, it } from "vitest";
import type { Json } from "../../src/input/json-text";
import { foldersChange } from "../../src/review/folders-change";
import { PartlyKnown, Sensitive } from "../../src/review/planned-value";

const about = { stackName: "hsi-pipeline", folders: { before: "base", after: "head" } };

const QUEUE = { "//": { metadata: {} }, name: "jobs", depends_on: ["aws_iam_role.r"] };

const document = (queue: Json): Json => ({ resource: { aws_sqs_queue: { jobs: queue } } });

it("finds nothing in the same synthesis", () => {
  const stack = document({ ...QUEUE, policy: "${aws_iam_role.r.arn}" });
  expect(foldersChange(stack, stack, about)).toEqual({
    origin: "folders",
    ...about,
    resources: [
      {
        address: "aws_sqs_queue.jobs",
        mode: "managed",
        type: "aws_sqs_queue",
        name: "jobs",
        action: "no-op",
        before: { name: "jobs", policy: new PartlyKnown("${aws_iam_role.r.arn}", ["aws_iam_role.r.arn"]) },
        after: { name: "jobs", policy: new PartlyKnown("${aws_iam_role.r.arn}", ["aws_iam_role.r.arn"]) },
        replacedBy: [],
      },
    ],
    outputs: [],
    drift: [],
  });
});

it.each([
  ["a resource that comes", undefined, QUEUE, "create", []],
  ["a resource that goes", QUEUE, undefined, "delete", []],
  ["an attribute that changes", QUEUE, { ...QUEUE, delay_seconds: 5 }, "update", []],
  ["a reference that changes", { ...QUEUE, p: "${a.b.c}" }, { ...QUEUE, p: "${a.b.d}" }, "update", []],
  ["a name that changes", QUEUE, { ...QUEUE, name: "other" }, "replace", ["name"]],
  [
    "a JSON text that says the same",
    { ...QUEUE, p: '{"a":1,"b":2}' },
    { ...QUEUE, p: '{ "b": 2, "a": 1 }' },
    "no-op",
    [],
  ],
  ["a comment for people", QUEUE, { ...QUEUE, "//": "other" }, "no-op", []],
])("finds %s", (_, before, after, action, replacedBy) => {
  const [one, other] = [before, after].map((queue) => (queue === undefined ? undefined : document(queue)));
  expect(
    foldersChange(one, other, about).resources.map((change) => ({
      action: change.action,
      replacedBy: change.replacedBy,
    })),
  ).toEqual([{ action, replacedBy }]);
});

it("has blocks as a plan has them, and maps as they are", () => {
  const [change] = foldersChange(
    undefined,
    document({ name: "q", environment: { variables: { A: "1" } }, rules: [{ days: 1 }], tags: { T: "t" } }),
    about,
  ).resources;
  expect(change?.after).toEqual({
    name: "q",
    environment: [{ variables: { A: "1" } }],
    rules: [{ days: 1 }],
    tags: { T: "t" },
  });
});

it("counts the provider's tags to what is tagged", () => {
  const tagged = (tag: string): Json => ({
    ...(document({ name: "q", tags: { Own: "o" } }) as object),
    provider: { aws: [{ default_tags: [{ tags: { Environment: tag } }] }] },
  });
  const [change] = foldersChange(tagged("dev"), tagged("prod"), about).resources;
  expect([change?.action, change?.before?.tags_all, change?.after?.tags_all]).toEqual([
    "update",
    { Environment: "dev", Own: "o" },
    { Environment: "prod", Own: "o" },
  ]);
});

it("reads a data source again where it is told otherwise", () => {
  const archive = (folder: string): Json => ({
    data: { archive_file: { f: { type: "zip", source_dir: folder } } },
  });
  expect(
    foldersChange(archive("assets/a"), archive("assets/b"), about).resources.map(({ address, action }) => [
      address,
      action,
    ]),
  ).toEqual([["data.archive_file.f", "read"]]);
});

it("tells what becomes of outputs, and holds no sensitive one", () => {
  const outputs = (output: { readonly [name: string]: Json }): Json => ({ output });
  expect(
    foldersChange(
      outputs({ gone: { value: "a" }, kept: { value: false }, secret: { value: "s", sensitive: true } }),
      outputs({
        kept: { value: false },
        new: { value: "${a.b.c}" },
        secret: { value: "t", sensitive: true },
      }),
      about,
    ).outputs,
  ).toEqual([
    { name: "gone", action: "delete", before: "a" },
    { name: "kept", action: "no-op", before: false, after: false },
    { name: "new", action: "create", after: new PartlyKnown("${a.b.c}", ["a.b.c"]) },
    { name: "secret", action: "no-op", before: new Sensitive(false), after: new Sensitive(false) },
  ]);
});
