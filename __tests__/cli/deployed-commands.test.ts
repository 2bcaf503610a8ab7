import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecord } from "../../src/execution/saved-record";
import { CHECKOUT } from "../checkout";
import { commandEnvironment } from "../command";
import { AwsServer } from "../deployed/execution/aws-server";
import { ProjectCopy } from "../project-copy";
import { FakeTerraform } from "../terraform/fake-terraform";
import { answers } from "./deployed-execution";
import { executionArn, runDeployed, STATE } from "./deployed-project";

const BANNER = "AWS account 000000000000, us-east-1, endpoint http://127.0.0.1:<port>\n";
const WARNING =
  "warning: these credentials are of account 123456789012, and the stack is deployed in 000000000000\n";
const EMPTY_STATE = JSON.stringify({ format_version: "1.0", terraform_version: "1.11.4" });

describe("what is deployed", () => {
  const project = new ProjectCopy();
  beforeAll(() => project.synth());
  afterAll(() => project.remove());

  it("is shown with the last executions", async () => {
    const { exitCode, stdout, stderr } = await runDeployed(project, ["inspect", "--no-synth"], {
      answers: answers(),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const [above = "", below = ""] = stdout.split("\n\nstate machine");
    expect(above).toBe(`${BANNER}${WARNING}\nhsi-pipeline: 12 resources`);
    expect(below.slice(below.indexOf("Executions"))).toBe(`Executions of hsi-dev-pipeline
execution  status     started               took        failed in
running    RUNNING    2026-03-30 10:00:00Z
failed     FAILED     2026-03-30 09:00:00Z  1 min 30 s  Activator: NoBands: The scene is empty
succeeded  SUCCEEDED  2026-03-30 08:00:00Z  1 min 30 s
`);
  });

  it("is printed as one JSON document", async () => {
    const { stdout } = await runDeployed(project, ["inspect", "--no-synth", "--json", "--status", "FAILED"], {
      answers: answers(),
    });
    const { stacks } = JSON.parse(stdout);
    const [{ account, callerAccount, stateMachines, functions }] = stacks;
    const [{ revisionId, isAsDeployed, executions }] = stateMachines;
    const [{ name, codeSha256, memoryMegabytes }] = functions;
    expect({ stacks: stacks.length, account, callerAccount, revisionId, isAsDeployed, executions }).toEqual({
      stacks: 1,
      account: "000000000000",
      callerAccount: "123456789012",
      revisionId: "of-now",
      isAsDeployed: false,
      executions: [
        {
          arn: executionArn("failed"),
          name: "failed",
          status: "FAILED",
          startedAt: "2026-03-30T09:00:00.000Z",
          stoppedAt: "2026-03-30T09:01:30.000Z",
          durationMs: 90_000,
          redrives: 0,
          failure: { state: "Activator", error: "NoBands", cause: "The scene is empty" },
        },
      ],
    });
    expect({ name, codeSha256, memoryMegabytes }).toEqual({
      name: "hsi-dev-activator",
      codeSha256: "neUD57Det76aCjAwFZGoEkUretOIxHeM5g+YO7K3FKg=",
      memoryMegabytes: 256,
    });
  });

  it("is shown without credentials too, but for the executions", async () => {
    const { exitCode, stdout } = await runDeployed(project, ["inspect", "--no-synth"], {
      environment: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_EC2_METADATA_DISABLED: "true" },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("aws_lambda_function.processor");
    expect(stdout).toContain(
      "Executions of hsi-dev-pipeline are not listed:\n  error: There are no credentials for AWS\n",
    );
  });

  it("is told to be nothing where the state is empty", async () => {
    const { exitCode, stderr } = await runDeployed(project, ["inspect", "latest"], { state: EMPTY_STATE });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: Nothing of hsi-pipeline is deployed: its state is empty
   at: cdktf.out/stacks/hsi-pipeline
  fix: Deploy it: cd cdktf.out/stacks/hsi-pipeline && terraform apply
`,
    });
  });

  it("is looked for in a stack that there is", async () => {
    const { exitCode, stderr } = await runDeployed(project, ["stop", "running", "--stack", "other"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: There is no such stack
   at: --stack
  got: "other"
  fix: Name one of: hsi-pipeline
`,
    });
  });

  it("is inspected by options that belong together", async () => {
    const { exitCode, stderr, actions } = await runDeployed(project, ["inspect", "--follow"]);
    expect({ exitCode, stderr, actions }).toEqual({
      exitCode: 2,
      stderr: "error: option '--follow' is about one execution: name it\n",
      actions: [],
    });
  });
});

describe("one execution", () => {
  const project = new ProjectCopy();
  beforeAll(() => project.synth());
  afterAll(() => project.remove());

  it("is shown as npm start shows a run, with exit code 0 whatever became of it", async () => {
    const { exitCode, stdout, stderr } = await runDeployed(project, ["inspect", "failed", "--quiet"], {
      answers: answers(),
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("NoBands");
    expect(stdout).toContain("FAILED in 11.0 s");
    expect(stderr).toContain(BANNER + WARNING);
  });

  it("is printed as its record, from which a page is made, without what is to be redacted", async () => {
    const { stdout } = await runDeployed(
      project,
      ["inspect", "succeeded", "--json", "--redact", "$[0]", "--report", "page.html"],
      { answers: answers() },
    );
    const record = readRecord(JSON.parse(stdout), "standard output");
    expect({ name: record.name, status: record.status, source: record.source, input: record.input }).toEqual({
      name: "succeeded",
      status: "SUCCEEDED",
      source: "aws",
      input: ["«redacted: path $[0]»"],
    });
    expect(readFileSync(project.path("page.html"), "utf8")).toContain(
      "<dt>Source</dt><dd>AWS account 000000000000, us-east-1</dd>",
    );
  });

  it("is told to go on where it runs", async () => {
    const { exitCode, stdout, stderr } = await runDeployed(project, ["inspect", "running", "--quiet"], {
      answers: answers(),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "RUNNING since 2026-03-30T10:00:00.000Z\n" });
    expect(stderr).toContain(
      "The execution runs. Follow it: npm run inspect -- running --follow. Stop it: npm run stop -- running\n",
    );
  });

  it("goes on where its following is interrupted", async () => {
    const server = await AwsServer.answering(answers());
    const { path } = new FakeTerraform({ stdout: STATE });
    const child = spawn(
      process.execPath,
      ["--require", "./src/register.cjs", "src/cli/inspect.ts", "running", "--follow", "--no-logs"],
      {
        cwd: project.folder,
        env: { ...commandEnvironment(), AWS_ENDPOINT_URL: process.env.AWS_ENDPOINT_URL, PATH: path },
      },
    );
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout.on("data", (chunk) => {
      if (String(chunk).includes("Activator")) child.kill("SIGINT");
    });
    const [exitCode] = await once(child, "close");
    await server.close();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("The execution goes on. Follow it: npm run inspect -- running --follow.");
  });

  it("is started and followed, and its outcome is the exit code", async () => {
    const { exitCode, stdout, stderr, actions } = await runDeployed(
      project,
      ["execute", "--yes", "--quiet", "--input", "[7]"],
      { answers: answers() },
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "SUCCEEDED in 12.0 s\n  output [7]\n" });
    expect(stderr).toContain(BANNER);
    expect(actions).toContain("StartExecution");
  });

  it("is redriven, and then followed", async () => {
    const { exitCode, stdout } = await runDeployed(project, ["redrive", "failed", "--yes", "--quiet"], {
      answers: answers(),
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("SUCCEEDED");
  });

  it("is stopped", async () => {
    const { exitCode, stdout } = await runDeployed(project, ["stop", "running", "--yes"], {
      answers: answers(),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "Stopped running\n" });
  });

  it.each([
    [["execute"], "Start an execution", "StartExecution"],
    [["stop", "running"], "Stop the execution running", "StopExecution"],
    [["redrive", "failed"], "Redrive the execution failed", "RedriveExecution"],
  ] as const)("is left as it is by %j where nobody can be asked", async (command, question, action) => {
    const { exitCode, stderr, actions } = await runDeployed(project, command, { answers: answers() });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `${BANNER}${WARNING}error: Nobody can be asked here: ${question} of hsi-dev-pipeline (account 000000000000, us-east-1)?
   at: --yes
  fix: Answer beforehand: --yes
`,
    });
    expect(actions).not.toContain(action);
  });

  it("takes the rights that the documentation lists, and no others", async () => {
    const documented = documentedRights();
    const called: Record<string, string[]> = {};
    for (const command of [
      ["inspect", "--no-synth"],
      ["inspect", "latest", "--quiet"],
      ["execute", "--yes", "--quiet"],
      ["stop", "running", "--yes"],
      ["redrive", "failed", "--yes", "--quiet"],
    ] as const) {
      const [name, argument = ""] = command;
      const { actions } = await runDeployed(project, command, { answers: answers() });
      const row = argument === "latest" ? "inspect EXECUTION" : name;
      called[row] = actions
        .filter((action) => action !== "GetCallerIdentity")
        .map(asPermission)
        .sort();
    }
    expect(called).toEqual(documented);
  });
});

function asPermission(action: string): string {
  return `${action === "FilterLogEvents" ? "logs" : "states"}:${action}`;
}

/** By command, the actions that the table in docs/inspecting.md has. */
function documentedRights(): Record<string, string[]> {
  const rights: Record<string, string[]> = {};
  const text = readFileSync(join(CHECKOUT, "docs/inspecting.md"), "utf8");
  const [, table = ""] = text.split("## Least rights");
  for (const [, action = "", commands = ""] of table.matchAll(
    /^\| `((?:states|logs):\w+)` +\|[^|]+\|([^|]+)\|/gm,
  )) {
    for (const [, command = ""] of commands.matchAll(/`([^`]+)`/g)) {
      rights[command] = [...(rights[command] ?? []), action];
    }
  }
  for (const actions of Object.values(rights)) actions.sort();
  return rights;
}
