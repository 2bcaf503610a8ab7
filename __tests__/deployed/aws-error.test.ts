import { afterEach, describe, expect, it, vi } from "vitest";
import { AwsClients } from "../../src/deployed/aws-clients";
import { called } from "../../src/deployed/aws-error";
import { callerOf } from "../../src/deployed/caller";
import { sfnCall } from "../../src/deployed/sfn-call";
import { UserError } from "../../src/input/user-error";
import { AwsFailure, AwsServer, CALLER_ACCOUNT } from "./execution/aws-server";

const MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";

/** What is said when a list of executions is asked for. */
async function saidOf(aws: AwsClients): Promise<string> {
  try {
    await listed(aws);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("Nothing was refused");
}

function listed(aws: AwsClients) {
  return sfnCall(aws, "ListExecutions", MACHINE, (sfn, sdk) =>
    sfn.send(new sdk.ListExecutionsCommand({ stateMachineArn: MACHINE })),
  );
}

async function refusal(name: string, message = ""): Promise<string> {
  const server = await AwsServer.answering({ ListExecutions: () => new AwsFailure(name, message) });
  try {
    return await saidOf(server.aws);
  } finally {
    await server.close();
  }
}

describe("a call of AWS", () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    [
      "AccessDeniedException",
      `User: arn:aws:iam::123456789012:user/u is not authorized to perform: states:ListExecutions on resource: ${MACHINE} because no identity-based policy allows the states:ListExecutions action`,
      "There is no permission for states:ListExecutions",
      `Allow states:ListExecutions on ${MACHINE}, or use other credentials. docs/inspecting.md lists what each command needs`,
    ],
    [
      "AccessDeniedException",
      "",
      "There is no permission for states:ListExecutions",
      `Allow states:ListExecutions on ${MACHINE}, or use other credentials. docs/inspecting.md lists what each command needs`,
    ],
    [
      "KmsAccessDeniedException",
      "The ciphertext refers to a KMS key that you may not use",
      "There is no permission to use the key that the data is encrypted with",
      "Allow kms:Decrypt on the key of the state machine or log group",
    ],
    [
      "ExpiredTokenException",
      "The security token included in the request is expired",
      "The credentials have expired",
      "Sign in again, for example by aws sso login, or choose other credentials by --profile",
    ],
    [
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      "AWS does not know these credentials",
      "Check the profile (--profile, AWS_PROFILE) or the keys in the environment, and the clock of this machine",
    ],
    [
      "ExecutionDoesNotExist",
      "Execution Does Not Exist",
      "There is no such execution",
      "npm run inspect lists the last ones. AWS forgets an execution 90 days after its end, and one belongs to its account and region",
    ],
    [
      "StateMachineDoesNotExist",
      `State Machine Does Not Exist: '${MACHINE}'`,
      "The state machine is not there: it was deleted since the stack was deployed",
      "terraform plan shows what is missing, terraform apply creates it again",
    ],
    [
      "StateMachineDeleting",
      "",
      "The state machine is being deleted",
      "Wait until it is gone, then deploy again: terraform apply",
    ],
    [
      "ExecutionAlreadyExists",
      "",
      "There is an execution of this name already",
      "Give another name by --name: one is free again 90 days after its execution ended",
    ],
    [
      "ExecutionNotRedrivable",
      "Execution redrivable period exceeded",
      "The execution cannot be redriven",
      "Start another one: npm run execute. Redriven can be what failed, timed out or was stopped in the last 14 days",
    ],
    [
      "InvalidArn",
      "Invalid Arn: 'Invalid ARN prefix: x'",
      "This is no ARN that the service knows",
      "Give the name of an execution, its whole ARN, latest, failed or running",
    ],
    [
      "StateMachineTypeNotSupported",
      "",
      "Express state machines do not support states:ListExecutions",
      "What is known of an Express execution is in the log group of its state machine",
    ],
    [
      "ValidationException",
      "1 validation error detected",
      "AWS does not accept what it was given: 1 validation error detected",
      "Correct what AWS names",
    ],
    ["SomethingNew", "of next year", "AWS refuses the call: of next year", "Correct what AWS names"],
  ])("says what %s means, and the remedy", async (name, message, what, remedy) => {
    expect(await refusal(name, message)).toBe(
      [
        `error: ${what}`,
        `   at: states:ListExecutions on ${MACHINE}`,
        `  got: ${gotten(`${name}${message === "" ? "" : `: ${message}`}`)}`,
        `  fix: ${remedy}`,
      ].join("\n"),
    );
  });

  it("tries again when it is throttled", async () => {
    let calls = 0;
    const server = await AwsServer.answering({
      ListExecutions: () => {
        calls += 1;
        return calls < 3 ? new AwsFailure("ThrottlingException", "Rate exceeded") : { executions: [] };
      },
    });
    const { executions } = await listed(server.aws);
    await server.close();
    expect({ executions, calls }).toEqual({ executions: [], calls: 3 });
  });

  it("says that it goes on being throttled, after as many tries as there may be", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
    const server = await AwsServer.answering({
      ListExecutions: () => new AwsFailure("ThrottlingException", "Rate exceeded"),
    });
    const said = await saidOf(server.aws);
    const tries = server.calls.length;
    await server.close();
    expect({ said, tries }).toEqual({
      tries: 2,
      said: `error: AWS goes on throttling states:ListExecutions, after several tries with back-off
   at: states:ListExecutions on ${MACHINE}
  got: "ThrottlingException: Rate exceeded"
  fix: Try again later, or ask for less: --limit, --children, --no-logs`,
    });
  });

  it("says that a log group is not there", async () => {
    const server = await AwsServer.answering({
      FilterLogEvents: () =>
        new AwsFailure("ResourceNotFoundException", "The specified log group does not exist."),
    });
    const { FilterLogEventsCommand } = await import("@aws-sdk/client-cloudwatch-logs");
    const call = called({ action: "logs:FilterLogEvents", on: "/aws/lambda/echo" }, () =>
      server.aws.logs.send(new FilterLogEventsCommand({ logGroupName: "/aws/lambda/echo" })),
    );
    await expect(call).rejects.toThrow(
      `error: The log group is not there
   at: logs:FilterLogEvents on /aws/lambda/echo
  got: "ResourceNotFoundException: The specified log group does not exist."
  fix: A log group comes with its function, and goes with it: terraform plan shows whether either was deleted since`,
    );
    await server.close();
  });

  it("says that AWS cannot be reached", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
    expect(await saidOf(new AwsClients({ region: "us-east-1" }))).toBe(
      `error: AWS cannot be reached
   at: states:ListExecutions on ${MACHINE}
  got: "ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1"
  fix: Check the network, the region (--region) and AWS_ENDPOINT_URL, where it is set`,
    );
  });

  it("says that there are no credentials", async () => {
    withoutCredentials("/dev/null");
    expect(await saidOf(new AwsClients({ region: "us-east-1" }))).toBe(
      `error: There are no credentials for AWS
   at: states:ListExecutions on ${MACHINE}
  got: "CredentialsProviderError: Could not load credentials from any providers"
  fix: Sign in, for example by aws sso login, and choose the profile by --profile or AWS_PROFILE: https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html`,
    );
  });

  it("throws an error that is not AWS's as it is", async () => {
    const fault = new TypeError("a fault of ours");
    await expect(
      called({ action: "states:ListExecutions", on: MACHINE }, () => Promise.reject(fault)),
    ).rejects.toBe(fault);
  });

  it("tells whose credentials are used", async () => {
    const server = await AwsServer.answering({});
    const caller = await callerOf(server.aws);
    await server.close();
    expect(caller).toEqual({ account: CALLER_ACCOUNT, arn: `arn:aws:iam::${CALLER_ACCOUNT}:user/tester` });
  });
});

function gotten(text: string): string {
  const json = JSON.stringify(text);
  return json.length > 200 ? `${json.slice(0, 200)}… (${json.length} characters)` : json;
}

function withoutCredentials(configuration: string): void {
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
  vi.stubEnv("AWS_CONFIG_FILE", configuration);
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
}
