import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandEnvironment, type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { FakeTerraform, type Said } from "../terraform/fake-terraform";

describe("npm run diff", () => {
  const project = new ProjectCopy();
  const diff = (args: readonly string[], said: Said): Promise<Finished> =>
    run("npm", ["run", "-s", "diff", "--", ...args], {
      folder: project.folder,
      exitCodes: [0, 2, 11, 12, 13, 14],
      environment: { ...commandEnvironment(), PATH: new FakeTerraform(said).path },
    });
  beforeAll(() => project.synth());
  afterAll(() => project.remove());

  it("creates everything where nothing is deployed yet, and says so", async () => {
    const { stdout, stderr } = await diff(["--no-synth", "--format", "json"], {
      stdout: '{"format_version":"1.0"}',
    });
    expect(stderr).toBe("Nothing of hsi-pipeline is deployed yet: everything is created\n");
    expect(JSON.parse(stdout).reviews).toMatchObject([
      { origin: "state", stackName: "hsi-pipeline", counts: { create: 12, update: 0, delete: 0 } },
    ]);
  });

  it("deletes what is deployed and not here any more", async () => {
    const values = { name: "old", arn: "arn:aws:logs:us-east-1:1:log-group:old", retention_in_days: 30 };
    const resource = {
      address: "aws_cloudwatch_log_group.old",
      mode: "managed",
      type: "aws_cloudwatch_log_group",
      name: "old",
      values,
    };
    const state = { format_version: "1.0", values: { root_module: { resources: [resource] } } };
    const { exitCode, stdout } = await diff(["--no-synth", "--format", "json", "--accept", "widened"], {
      stdout: JSON.stringify(state),
    });
    expect(exitCode).toBe(12);
    expect(JSON.parse(stdout).reviews).toMatchObject([{ counts: { create: 12, delete: 1 } }]);
  });

  it("synthesizes first, and prints text", async () => {
    project.write("lambdas/activator.ts", "export const handler = async (event: unknown) => event;\n");
    const { stdout } = await diff([], { stdout: '{"format_version":"1.0"}' });
    expect(stdout).toContain("aws_lambda_function.activator");
    expect(stdout).not.toContain("```");
  });

  it("ends with exit code 2 and says why where Terraform cannot show the state", async () => {
    const { exitCode, stdout, stderr } = await diff(["--no-synth"], {
      stderr: 'Error: Backend initialization required, please run "terraform init"\n',
      exitCode: 1,
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("fix: Initialize it: cd cdktf.out/stacks/hsi-pipeline && terraform init");
  });
});
