import { spawn } from "node:child_process";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

/**
 * What `terraform show -json` prints in a stack's folder: its state, wherever that is kept, or a saved plan.
 *
 * @param folder the stack's, for example `cdktf.out/stacks/hsi-pipeline`
 * @param plan a saved plan, relative to that folder or absolute; left out, the state is shown
 * @throws UserError where Terraform is missing, the folder is not initialized, or Terraform refuses
 * @see https://developer.hashicorp.com/terraform/cli/commands/show
 */
export async function terraformShow(folder: string, plan?: string): Promise<Json> {
  const args = ["show", "-json", "-no-color", ...(plan === undefined ? [] : [argument(plan)])];
  const { exitCode, stdout, stderr } = await terraform(args, folder);
  if (exitCode !== 0) throw refusal(stderr, folder, plan);
  return parseJson(stdout, `terraform ${args.join(" ")} (in ${folder})`);
}

/** A name that begins like an option, so that it is none. */
function argument(file: string): string {
  return file.startsWith("-") ? `./${file}` : file;
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function terraform(args: readonly string[], folder: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn("terraform", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? notStarted(folder) : error);
    });
    child.once("close", (exitCode) => {
      resolve({
        exitCode,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}

/** `spawn` says ENOENT of a folder that is missing as of a program that is. */
function notStarted(folder: string): UserError {
  return new UserError({
    what: "Terraform cannot be started: it is not installed, or the stack's folder is missing",
    where: folder,
    received: "terraform",
    remedy:
      "Synthesize first (npm run synth), and install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install",
  });
}

/** What Terraform says, and the remedy where it is known. The first that fits counts. */
const REMEDIES: readonly (readonly [message: RegExp, what: string, remedy: (folder: string) => string])[] = [
  [
    /plan file was created by Terraform/i,
    "The plan was saved by another version of Terraform",
    () => "Plan again with this version, or read the plan with the one that saved it",
  ],
  [
    /Failed to read the given file as a state or plan file/i,
    "This is no plan that Terraform can read",
    () => "Save it again: terraform plan -out plan.txt",
  ],
  [
    /Required plugins are not installed|Backend initialization required|Inconsistent dependency lock file|please run "terraform init"|Module not installed|provider .* not available|Failed to load plugin schemas/i,
    "The stack's folder is not initialized",
    (folder) => `Initialize it: cd ${folder} && terraform init`,
  ],
  [
    /Error acquiring the state lock/i,
    "The state is locked: somebody plans or applies",
    () => "Wait until they are done; terraform force-unlock ends a lock that was left behind",
  ],
  [
    /No valid credential sources|failed to get shared config profile|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch|failed to refresh cached credentials|GetCallerIdentity, https response error StatusCode: 40[013]/i,
    "The state is kept on AWS, and there are no valid credentials to read it with",
    () => "Sign in, for example by aws sso login, or set AWS_PROFILE",
  ],
  [
    /AccessDenied|status code: 403|StatusCode: 403/i,
    "The state is kept on AWS, and these credentials may not read it",
    () => "They need s3:GetObject on the state's object and s3:ListBucket on its bucket",
  ],
];

function refusal(stderr: string, folder: string, plan: string | undefined): UserError {
  const said = stderr
    .split("\n")
    .map((line) => line.replace(/^[│╷╵\s]+/, "").trimEnd())
    .filter((line) => line !== "")
    .join(" ");
  const known = REMEDIES.find(([message]) => message.test(said));
  return new UserError({
    what:
      known?.[1] ??
      (plan === undefined ? "Terraform cannot show the state" : "Terraform cannot show the plan"),
    where: plan === undefined ? folder : `${folder} (${plan})`,
    received: said,
    remedy: known?.[2](folder) ?? "Correct what Terraform names",
  });
}
