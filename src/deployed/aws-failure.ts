import type { Problem } from "../input/user-error";

/** What is called, and on what. */
export interface AwsCall {
  /** As a policy names it: `states:DescribeExecution`. */
  readonly action: string;
  /** ARN or name. */
  readonly on: string;
}

/** What is read of an error that the SDK throws. */
export interface AwsFailure {
  /** The error's, or the system's code where there was no answer: `ECONNREFUSED`. */
  readonly name: string;
  readonly message: string;
  /** Of the answer; undefined where there was none. */
  readonly httpStatus: number | undefined;
}

/** What a failure means. */
interface Meaning {
  readonly names: RegExp;
  readonly message?: RegExp;
  readonly what: string | ((call: AwsCall, message: string) => string);
  readonly remedy: string | ((call: AwsCall, message: string) => string);
}

const SIGN_IN = "Sign in again, for example by aws sso login, or choose other credentials by --profile";

/** The first that fits counts. Names are matched whole. */
const MEANINGS: readonly Meaning[] = [
  {
    names: /CredentialsProviderError|TokenProviderError|SSOTokenProviderFailure|UnauthorizedException/,
    message: /sso|token/i,
    what: "The session of AWS's single sign-on has ended, or was never begun",
    remedy: "Sign in: aws sso login, with the same --profile",
  },
  {
    names: /CredentialsProviderError/,
    message: /profile/i,
    what: "The profile gives no credentials",
    remedy: "Name one of aws configure list-profiles by --profile or AWS_PROFILE, and check what it says",
  },
  {
    names: /CredentialsProviderError|MissingAuthenticationToken(Exception)?/,
    what: "There are no credentials for AWS",
    remedy:
      "Sign in, for example by aws sso login, and choose the profile by --profile or AWS_PROFILE: https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html",
  },
  {
    names: /ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired/,
    what: "The credentials have expired",
    remedy: SIGN_IN,
  },
  {
    names:
      /UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?|InvalidAccessKeyId|AuthFailure|NotAuthorized/,
    what: "AWS does not know these credentials",
    remedy:
      "Check the profile (--profile, AWS_PROFILE) or the keys in the environment, and the clock of this machine",
  },
  {
    names: /AccessDenied(Exception)?|UnauthorizedOperation|KmsAccessDeniedException/,
    message: /\bkms:|KMS/,
    what: "There is no permission to use the key that the data is encrypted with",
    remedy: "Allow kms:Decrypt on the key of the state machine or log group",
  },
  {
    names: /AccessDenied(Exception)?|UnauthorizedOperation/,
    what: (call, message) => `There is no permission for ${deniedAction(call, message)}`,
    remedy: (call, message) =>
      `Allow ${deniedAction(call, message)} on ${deniedResource(call, message)}, or use other credentials. docs/inspecting.md lists what each command needs`,
  },
  {
    names: /ExecutionDoesNotExist/,
    what: "There is no such execution",
    remedy:
      "npm run inspect lists the last ones. AWS forgets an execution 90 days after its end, and one belongs to its account and region",
  },
  {
    names: /StateMachineDoesNotExist/,
    what: "The state machine is not there: it was deleted since the stack was deployed",
    remedy: "terraform plan shows what is missing, terraform apply creates it again",
  },
  {
    names: /StateMachineDeleting/,
    what: "The state machine is being deleted",
    remedy: "Wait until it is gone, then deploy again: terraform apply",
  },
  {
    names: /ExecutionAlreadyExists/,
    what: "There is an execution of this name already",
    remedy: "Give another name by --name: one is free again 90 days after its execution ended",
  },
  {
    names: /ExecutionNotRedrivable/,
    what: "The execution cannot be redriven",
    remedy:
      "Start another one: npm run execute. Redriven can be what failed, timed out or was stopped in the last 14 days",
  },
  {
    names: /InvalidArn/,
    what: "This is no ARN that the service knows",
    remedy: "Give the name of an execution, its whole ARN, latest, failed or running",
  },
  {
    names: /StateMachineTypeNotSupported/,
    what: ({ action }) => `Express state machines do not support ${action}`,
    remedy: "What is known of an Express execution is in the log group of its state machine",
  },
  {
    names: /ResourceNotFoundException/,
    what: ({ action }) =>
      action.startsWith("logs:") ? "The log group is not there" : "What is asked about is not there",
    remedy: ({ action }) =>
      action.startsWith("logs:")
        ? "A log group comes with its function, and goes with it: terraform plan shows whether either was deleted since"
        : "terraform plan shows what was deleted since the stack was deployed",
  },
  {
    names:
      /ThrottlingException|Throttling|TooManyRequestsException|RequestLimitExceeded|KmsThrottlingException|ExecutionLimitExceeded|LimitExceededException/,
    what: ({ action }) => `AWS goes on throttling ${action}, after several tries with back-off`,
    remedy: "Try again later, or ask for less: --limit, --children, --no-logs",
  },
  {
    names: /ValidationException|InvalidParameterException|InvalidName|InvalidExecutionInput/,
    what: (_, message) => `AWS does not accept what it was given: ${message}`,
    remedy: "Correct what AWS names",
  },
  {
    names:
      /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|TimeoutError/,
    what: "AWS cannot be reached",
    remedy: "Check the network, the region (--region) and AWS_ENDPOINT_URL, where it is set",
  },
  {
    names: /CERT_.*|.*_CERT(_.*)?|ERR_TLS_.*|UNABLE_TO_.*/,
    what: "The certificate of the endpoint is not trusted",
    remedy: "Give the authority's certificate by NODE_EXTRA_CA_CERTS",
  },
  {
    names: /Error/,
    message: /^Region is missing/,
    what: "The region is missing",
    remedy: "Name it by --region",
  },
];

/** What a failure means for the user, and the remedy. */
export function meaningOf(
  call: AwsCall,
  { name, message, httpStatus }: AwsFailure,
): Pick<Problem, "what" | "remedy"> {
  const meaning = MEANINGS.find(
    (one) => new RegExp(`^(?:${one.names.source})$`).test(name) && one.message?.test(message) !== false,
  );
  if (meaning !== undefined) {
    return { what: said(meaning.what, call, message), remedy: said(meaning.remedy, call, message) };
  }
  return httpStatus !== undefined && httpStatus >= 500
    ? { what: "AWS failed to answer, in several tries", remedy: "Try again later" }
    : { what: `AWS refuses the call: ${message === "" ? name : message}`, remedy: "Correct what AWS names" };
}

function said(text: Meaning["what"], call: AwsCall, message: string): string {
  return typeof text === "string" ? text : text(call, message);
}

/** AWS mostly says what is not allowed: it can be another action than the one that was called. */
function deniedAction({ action }: AwsCall, message: string): string {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? action;
}

function deniedResource({ on }: AwsCall, message: string): string {
  return /on resource: (\S+)/.exec(message)?.[1] ?? on;
}
