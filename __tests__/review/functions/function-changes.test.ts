import { describe, expect, it } from "vitest";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../../../src/review/planned-value";
import type { FunctionChange } from "../../../src/review/review";
import { reviewOf } from "../../../src/review/review-of";
import type { Attributes, StackChange } from "../../../src/review/stack-change";
import { temporaryProject } from "../../temporary-project";
import { changed, changedStack, kept } from "../changed-stack";

const OLD = "assets/activator/0000000000000001.zip";
const NEW = "assets/activator/0000000000000002.zip";

const FUNCTION = {
  function_name: "activator",
  arn: "arn:aws:lambda:eu-central-1:123456789012:function:activator",
  runtime: "nodejs22.x",
  memory_size: 256,
  timeout: 30,
  filename: OLD,
  source_code_hash: "b2xk",
  source_code_size: 974,
  last_modified: "2026-11-26T10:36:13.558+0000",
  version: "$LATEST",
  environment: [{ variables: { NODE_OPTIONS: "--enable-source-maps" } }],
  logging_config: [{ log_format: "JSON", log_group: "/aws/lambda/activator", system_log_level: "" }],
};

function functionOf(after: Attributes, more: Partial<StackChange> = {}): FunctionChange | undefined {
  const sides = { before: FUNCTION, after: { ...FUNCTION, ...after } };
  const stack = changedStack([changed("aws_lambda_function.activator", sides)], more);
  return reviewOf(stack, { accept: [] }).functions[0];
}

describe("a function's configuration", () => {
  it("changes by what is set, not by what AWS gives or writes in another way", () => {
    const change = functionOf({
      memory_size: 512,
      layers: ["arn:aws:lambda:eu-central-1:1:layer:a:1"],
      vpc_config: [],
      description: "",
      last_modified: new Unknown(),
      version: new Unknown(),
      logging_config: [{ log_format: "Text", log_group: "/aws/lambda/activator", system_log_level: null }],
    });
    expect(change?.configuration).toEqual([
      { path: "layers", after: ["arn:aws:lambda:eu-central-1:1:layer:a:1"], forcesReplacement: false },
      { path: "logging_config[0].log_format", before: "JSON", after: "Text", forcesReplacement: false },
      { path: "memory_size", before: 256, after: 512, forcesReplacement: false },
    ]);
    expect(change?.code).toBeUndefined();
  });

  it("tells what forces a replacement", () => {
    const sides = { before: FUNCTION, after: { ...FUNCTION, function_name: "starter" } };
    const more = { action: "replace", replacedBy: ["function_name"] } as const;
    const stack = changedStack([changed("aws_lambda_function.activator", sides, more)]);
    expect(reviewOf(stack, { accept: [] }).functions[0]?.configuration).toEqual([
      { path: "function_name", before: "activator", after: "starter", forcesReplacement: true },
    ]);
  });

  it("names what is not known yet", () => {
    const role = new Unknown(["aws_iam_role.activator.arn"]);
    expect(functionOf({ role })?.configuration).toEqual([
      { path: "role", after: role, forcesReplacement: false },
    ]);
  });
});

describe("a function's environment", () => {
  const SECRET = "hunter2-correct-horse";

  it("is told by names: what comes, goes, changes and is not known", () => {
    const before = { KEPT: "1", GONE: SECRET, CHANGED: SECRET, HIDDEN: new Sensitive(true) };
    const after = {
      KEPT: "1",
      CHANGED: `${SECRET}!`,
      HIDDEN: new Sensitive(true),
      NEW: SECRET,
      URL: new Unknown(["aws_sqs_queue.jobs.url"]),
    };
    const sides = {
      before: { ...FUNCTION, environment: [{ variables: before }] },
      after: { ...FUNCTION, environment: [{ variables: after }] },
    };
    const stack = changedStack([changed("aws_lambda_function.activator", sides)]);
    expect(reviewOf(stack, { accept: [] }).functions[0]?.environment).toEqual({
      added: ["NEW", "URL"],
      removed: ["GONE"],
      changed: ["CHANGED", "HIDDEN"],
      unknown: ["URL"],
    });
  });

  it("has no value anywhere in a review, of what was changed outside of Terraform neither", () => {
    const environment = (value: PlannedValue) => ({
      ...FUNCTION,
      environment: [{ variables: { TOKEN: value } }],
    });
    const sides = { before: environment(SECRET), after: environment(`${SECRET}!`) };
    const changes = [
      changed("aws_lambda_function.activator", sides),
      changed("aws_codebuild_project.build", sides),
    ];
    const review = reviewOf(changedStack(changes, { drift: changes }), { accept: [] });
    expect(JSON.stringify(review)).not.toContain(SECRET);
    expect(JSON.stringify(review.drift)).toContain("TOKEN");
  });

  it("changes as a whole where not even its names are known", () => {
    const change = functionOf({ environment: [{ variables: new Sensitive(true) }] });
    expect(change?.configuration.map(({ path }) => path)).toEqual(["environment"]);
  });
});

describe("a function's code", () => {
  const CHANGED = { filename: NEW, source_code_hash: "bmV3" };
  const archive = changed("data.archive_file.activator", {
    after: { output_path: NEW, output_size: 1_200 },
  });

  it("stays where its hash does, wherever it comes from", () => {
    expect(functionOf({ filename: NEW })?.code).toBeUndefined();
  });

  it("is measured by the zips where what was bundled is not known", () => {
    const sides = { before: FUNCTION, after: { ...FUNCTION, ...CHANGED } };
    const stack = changedStack([changed("aws_lambda_function.activator", sides), archive]);
    expect(reviewOf(stack, { accept: [] }).functions[0]?.code).toEqual({
      measured: "zip",
      before: 974,
      after: 1_200,
    });
  });

  it("is measured by the bundles, with what came or grew, the largest first and packages as one", () => {
    const folder = temporaryProject({
      "assets/activator/0000000000000001.json": JSON.stringify({
        bytes: 900,
        inputs: { "lambdas/activator.ts": 600, "node_modules/left/a.js": 300 },
      }),
      "assets/activator/0000000000000002.json": JSON.stringify({
        bytes: 5_100,
        inputs: {
          "lambdas/activator.ts": 500,
          "lambdas/shared.ts": 200,
          "node_modules/left/a.js": 350,
          "node_modules/@aws-sdk/client-s3/a.js": 2_000,
          "node_modules/@aws-sdk/client-s3/b.js": 1_000,
          "node_modules/@aws-sdk/client-s3/node_modules/left/a.js": 50,
        },
      }),
    });
    expect(functionOf(CHANGED, { folders: { after: folder } })?.code).toEqual({
      measured: "bundle",
      before: 900,
      after: 5_100,
      inputs: [
        { path: "@aws-sdk/client-s3", before: 0, after: 3_000 },
        { path: "lambdas/shared.ts", before: 0, after: 200 },
        { path: "left", before: 300, after: 400 },
      ],
    });
  });

  it("is found in two synthesized folders by the archive that is referred to", () => {
    const references = ["data.archive_file.activator.output_path"];
    const filename = new PartlyKnown("${data.archive_file.activator.output_path}", references);
    const { source_code_size: _, ...synthesized } = { ...FUNCTION, filename };
    const stack = changedStack([
      kept("aws_lambda_function.activator", {
        ...synthesized,
        source_code_hash: new PartlyKnown("${data.archive_file.activator.output_base64sha256}", [
          "data.archive_file.activator.output_base64sha256",
        ]),
      }),
      changed("data.archive_file.activator", { before: { output_path: OLD }, after: { output_path: NEW } }),
    ]);
    expect(reviewOf(stack, { accept: [] }).functions[0]?.code).toEqual({ measured: "zip" });
  });

  it("is read of no other file than one of the synthesis's", () => {
    const folder = temporaryProject({ "secret.json": JSON.stringify({ bytes: 1, inputs: {} }) });
    const change = functionOf(
      { filename: "assets/../secret.zip", source_code_hash: "bmV3" },
      { folders: { before: folder, after: folder } },
    );
    expect(change?.code?.measured).toBe("zip");
  });
});
