import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf/lib/app";
import { describe, expect, it } from "vitest";
import { PipelineStack } from "../../src/constructs/pipeline-stack";
import { synthesized } from "../synthesized";
import { temporaryProject } from "../temporary-project";

function stackIn(folder: string): { readonly app: App; readonly stack: PipelineStack } {
  const app = new App({ outdir: join(folder, "cdktf.out") });
  const stack = new PipelineStack(app, "scenes", { namePrefix: "test", region: "us-east-1", tags: {} });
  return { app, stack };
}

describe("a pipeline's stack", () => {
  it("takes the lock file beside cdktf.json with it", () => {
    const folder = temporaryProject({ ".terraform.lock.hcl": "# locked\n" });
    stackIn(folder).app.synth();
    const copy = join(folder, "cdktf.out/stacks/scenes/.terraform.lock.hcl");
    expect(readFileSync(copy, "utf8")).toBe("# locked\n");
  });

  it("does without a lock file where there is none", () => {
    const folder = temporaryProject({});
    stackIn(folder).app.synth();
    expect(existsSync(join(folder, "cdktf.out/stacks/scenes/cdk.tf.json"))).toBe(true);
    expect(existsSync(join(folder, "cdktf.out/stacks/scenes/.terraform.lock.hcl"))).toBe(false);
  });

  it("finds its state again when the checkout is moved", () => {
    const { stack } = stackIn(temporaryProject({}));
    expect(synthesized(stack).terraform.backend).toEqual({
      local: { path: "../../../terraform.scenes.tfstate" },
    });
  });
});
