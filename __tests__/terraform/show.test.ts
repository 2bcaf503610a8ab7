import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UserError } from "../../src/input/user-error";
import { terraformShow } from "../../src/terraform/show";
import { FakeTerraform, type Said } from "./fake-terraform";

const NOT_INITIALIZED = `
Error: Backend initialization required, please run "terraform init"

Reason: Initial configuration of the requested backend "local"
`;

const NO_SCHEMAS = `
╷
│ Error: Failed to load plugin schemas
│
│ Error while loading schemas for plugin components: 1 problem:
╵
`;

const NO_CREDENTIALS = `
Error: No valid credential sources found

Please see https://developer.hashicorp.com/terraform/language/backend/s3
for more information about providing credentials.
`;

const EXPIRED = `
Error: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: , api error ExpiredToken: The security token included in the request is expired
`;

const DENIED = `
Error: Error loading the state: operation error S3: GetObject, https response error StatusCode: 403, RequestID: , api error AccessDenied: Access Denied
`;

const LOCKED = `
Error: Error acquiring the state lock

Error message: resource temporarily unavailable
`;

const OTHER_VERSION = `
Error: Couldn't show local plan

Plan read error: plan file was created by Terraform 1.10.4, but this is
1.11.4; plan files cannot be transferred between different Terraform versions
`;

const NO_PLAN = `
Error: Failed to read the given file as a state or plan file

State read error: Error loading statefile: open plan.txt: no such file or
directory
`;

describe("what terraform show prints", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hsi-stack-"));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  function terraformThat(said: Said): FakeTerraform {
    const terraform = new FakeTerraform(said);
    vi.stubEnv("PATH", terraform.path);
    return terraform;
  }

  async function refusal(plan?: string): Promise<string> {
    const error: unknown = await terraformShow(folder, plan).catch((thrown: unknown) => thrown);
    if (!(error instanceof UserError)) throw new Error("It was not refused", { cause: error });
    return error.message.replaceAll(folder, "FOLDER");
  }

  it("is the state, asked for in the stack's folder", async () => {
    const terraform = terraformThat({ stdout: '{"format_version":"1.0"}\n', stderr: "a warning" });
    expect(await terraformShow(folder)).toEqual({ format_version: "1.0" });
    expect(terraform).toMatchObject({ args: "show -json -no-color", workingFolder: folder });
  });

  it("is the plan that is named, also where its name looks like an option", async () => {
    const terraform = terraformThat({ stdout: '{"format_version":"1.2"}' });
    expect(await terraformShow(folder, "plan.txt")).toEqual({ format_version: "1.2" });
    expect(terraform.args).toBe("show -json -no-color plan.txt");
    await terraformShow(folder, "-plan.txt");
    expect(terraform.args).toBe("show -json -no-color ./-plan.txt");
  });

  it("is refused where it is not JSON", async () => {
    terraformThat({ stdout: "No state.\n" });
    expect(await refusal()).toContain("terraform show -json -no-color (in FOLDER) is not JSON");
  });

  it.each([
    [
      "the folder is not initialized",
      NOT_INITIALIZED,
      "The stack's folder is not initialized",
      "Initialize it: cd FOLDER && terraform init",
    ],
    [
      "providers are missing",
      NO_SCHEMAS,
      "The stack's folder is not initialized",
      "Initialize it: cd FOLDER && terraform init",
    ],
    [
      "there are no credentials",
      NO_CREDENTIALS,
      "The state is kept on AWS, and there are no valid credentials to read it with",
      "Sign in, for example by aws sso login, or set AWS_PROFILE",
    ],
    [
      "credentials have expired",
      EXPIRED,
      "The state is kept on AWS, and there are no valid credentials to read it with",
      "Sign in, for example by aws sso login, or set AWS_PROFILE",
    ],
    [
      "credentials may not read the state",
      DENIED,
      "The state is kept on AWS, and these credentials may not read it",
      "They need s3:GetObject on the state's object and s3:ListBucket on its bucket",
    ],
    [
      "the state is locked",
      LOCKED,
      "The state is locked: somebody plans or applies",
      "Wait until they are done; terraform force-unlock ends a lock that was left behind",
    ],
    [
      "something else is wrong",
      "\nError: Something else\n",
      "Terraform cannot show the state",
      "Correct what Terraform names",
    ],
  ])("is missing where %s: what was said, and the remedy", async (_, stderr, what, remedy) => {
    terraformThat({ stderr, exitCode: 1 });
    const [first, at, got, fix, ...more] = (await refusal()).split("\n");
    expect({ first, at, fix, more }).toEqual({
      first: `error: ${what}`,
      at: "   at: FOLDER",
      fix: `  fix: ${remedy}`,
      more: [],
    });
    expect(got).toMatch(/^ {2}got: "Error: \w/);
  });

  it.each([
    [OTHER_VERSION, "The plan was saved by another version of Terraform"],
    [NO_PLAN, "This is no plan that Terraform can read"],
    ["Error: Something else", "Terraform cannot show the plan"],
  ])("is missing where the plan cannot be read, which is named: %j", async (stderr, what) => {
    terraformThat({ stderr, exitCode: 1 });
    expect(await refusal("plan.txt")).toContain(`error: ${what}\n   at: FOLDER (plan.txt)\n`);
  });

  it("reaches a terminal without what it would obey", async () => {
    terraformThat({ stderr: "Error: \u001b]0;owned\u0007\u202e", exitCode: 1 });
    expect(await refusal()).toMatch(/^ {2}got: "Error: [\x20-\x7e]+"$/m);
  });

  it("is missing where Terraform is not installed, or the folder is not there", async () => {
    vi.stubEnv("PATH", folder);
    expect(await refusal()).toContain(
      "error: Terraform cannot be started: it is not installed, or the stack's folder is missing\n   at: FOLDER\n",
    );
  });
});
