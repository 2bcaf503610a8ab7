import { expect, it } from "vitest";
import type { Json } from "../../src/input/json-text";
import { PartlyKnown, Sensitive, Unknown } from "../../src/review/planned-value";
import { stateChange } from "../../src/review/state-change";
import type { StateResource, TerraformState } from "../../src/terraform/state";

type Block = { readonly [name: string]: Json };

const about = { stackName: "hsi-pipeline", folders: {} };

const NAME = "hsi-dev-activator";
const ARN = `arn:aws:lambda:us-east-1:000000000000:function:${NAME}`;

const FUNCTION = {
  function_name: NAME,
  timeout: 30,
  filename: "${data.archive_file.activator.output_path}",
  source_code_hash: "${data.archive_file.activator.output_base64sha256}",
  environment: { variables: { NODE_OPTIONS: "--enable-source-maps" } },
};

const stack = (lambda: Block = FUNCTION, folder = "assets/activator/01"): Block => ({
  data: { archive_file: { activator: { type: "zip", source_dir: folder, output_path: `${folder}.zip` } } },
  resource: {
    aws_lambda_function: { activator: lambda },
    aws_sfn_state_machine: {
      pipeline: {
        name: "hsi-dev-pipeline",
        definition: '{"Resource":"${aws_lambda_function.activator.arn}"}',
      },
    },
  },
});

const deployed = (more: Block = {}, sensitive: Json = {}): StateResource[] => [
  there(
    "aws_lambda_function.activator",
    {
      arn: ARN,
      function_name: NAME,
      timeout: 30,
      filename: "assets/activator/01.zip",
      source_code_hash: "aGFzaA==",
      environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
      memory_size: 128,
      version: "$LATEST",
      ...more,
    },
    sensitive,
  ),
  there("aws_sfn_state_machine.pipeline", {
    name: "hsi-dev-pipeline",
    definition: `{ "Resource": "${ARN}" }`,
    type: "STANDARD",
  }),
  there("data.archive_file.activator", {
    type: "zip",
    source_dir: "assets/activator/01",
    output_path: "assets/activator/01.zip",
    output_base64sha256: "aGFzaA==",
  }),
];

function there(address: string, values: Block, sensitive: Json = {}): StateResource {
  const [type = "", name = ""] = address.replace("data.", "").split(".");
  return { address, mode: address.startsWith("data.") ? "data" : "managed", type, name, values, sensitive };
}

const state = (resources: readonly StateResource[], outputs: Block = {}): TerraformState => ({
  resources,
  outputs,
});

const differing = (document: Json, resources: readonly StateResource[]) =>
  stateChange(document, state(resources), about).resources.filter(({ action }) => action !== "no-op");

it("finds nothing where what is deployed is what is here, whatever the provider adds", () => {
  expect(differing(stack(), deployed())).toEqual([]);
});

it("creates everything where nothing is deployed, and names what is not known", () => {
  const [lambda, machine, archive] = differing(stack(), []);
  expect([lambda?.action, machine?.action, archive?.action]).toEqual(["create", "create", "read"]);
  expect(lambda?.after).toEqual({
    function_name: NAME,
    timeout: 30,
    filename: "assets/activator/01.zip",
    source_code_hash: new Unknown(["data.archive_file.activator.output_base64sha256"]),
    environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
  });
  expect(machine?.after?.definition).toEqual(
    new PartlyKnown('{"Resource":"${aws_lambda_function.activator.arn}"}', [
      "aws_lambda_function.activator.arn",
    ]),
  );
});

it("finds other code by the name of its zip, which its content gives", () => {
  const [lambda, archive] = differing(stack(FUNCTION, "assets/activator/02"), deployed());
  expect(lambda).toEqual({
    address: "aws_lambda_function.activator",
    mode: "managed",
    type: "aws_lambda_function",
    name: "activator",
    action: "update",
    before: {
      function_name: NAME,
      timeout: 30,
      filename: "assets/activator/01.zip",
      source_code_hash: "aGFzaA==",
      environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
    },
    after: {
      function_name: NAME,
      timeout: 30,
      filename: "assets/activator/02.zip",
      source_code_hash: new Unknown(["data.archive_file.activator.output_base64sha256"]),
      environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
    },
    replacedBy: [],
  });
  expect([archive?.address, archive?.action]).toEqual(["data.archive_file.activator", "read"]);
});

it("replaces what has another name, and what AWS gave it is not known any more", () => {
  const [lambda, machine] = differing(stack({ ...FUNCTION, function_name: "other" }), deployed());
  expect([lambda?.action, lambda?.replacedBy, machine?.action, machine?.after?.definition]).toEqual([
    "replace",
    ["function_name"],
    "update",
    new PartlyKnown('{"Resource":"${aws_lambda_function.activator.arn}"}', [
      "aws_lambda_function.activator.arn",
    ]),
  ]);
});

it("finds what is not configured any more", () => {
  const { environment: _, ...bare } = FUNCTION;
  const [lambda] = differing(stack(bare), deployed({ description: "was here" }));
  const { environment, description } = lambda?.before ?? {};
  expect({ environment, description }).toEqual({
    environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
    description: "was here",
  });
  expect(Object.keys(lambda?.after ?? {}).sort()).toEqual([
    "filename",
    "function_name",
    "source_code_hash",
    "timeout",
  ]);
});

it("finds a variable that goes, and one that comes", () => {
  const [lambda] = differing(stack({ ...FUNCTION, environment: { variables: { NEW: "1" } } }), deployed());
  expect([lambda?.before?.environment, lambda?.after?.environment]).toEqual([
    [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
    [{ variables: { NEW: "1" } }],
  ]);
});

it("deletes what the synthesis has no more, and not what it only reads", () => {
  const archive = there("data.archive_file.gone", {});
  const queue = there("aws_sqs_queue.gone", { name: "q", key: "secret" }, { key: true });
  expect(differing(stack(), [...deployed(), archive, queue])).toEqual([
    {
      address: "aws_sqs_queue.gone",
      mode: "managed",
      type: "aws_sqs_queue",
      name: "gone",
      action: "delete",
      before: { name: "q", key: new Sensitive(true) },
      replacedBy: [],
    },
  ]);
});

it("never holds a sensitive value", () => {
  const [lambda] = differing(stack({ ...FUNCTION, timeout: 31 }), deployed({}, { timeout: true }));
  expect([lambda?.before?.timeout, lambda?.after?.timeout]).toEqual([
    new Sensitive(true),
    new Sensitive(true),
  ]);
});

it("compares the tags of the provider too", () => {
  const tagged = { ...stack(), provider: { aws: [{ default_tags: [{ tags: { Environment: "prod" } }] }] } };
  const [lambda] = differing(tagged, deployed({ tags_all: { Environment: "dev" } }));
  expect([lambda?.before?.tags_all, lambda?.after?.tags_all]).toEqual([
    { Environment: "dev" },
    { Environment: "prod" },
  ]);
});

it("tells what becomes of outputs", () => {
  const output = {
    same: { value: "${aws_lambda_function.activator.arn}" },
    new: { value: "n" },
    other: { value: "b" },
  };
  const { outputs } = stateChange(
    { ...stack(), output },
    state(deployed(), { same: ARN, other: "a", gone: "g" }),
    about,
  );
  expect(outputs).toEqual([
    { name: "gone", action: "delete", before: "g" },
    { name: "new", action: "create", after: "n" },
    { name: "other", action: "update", before: "a", after: "b" },
    { name: "same", action: "no-op", before: ARN, after: ARN },
  ]);
});
