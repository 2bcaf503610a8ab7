import { type Problem, UserError } from "../input/user-error";

/** A call of AWS, for errors. */
export interface AwsCall {
  /** For example `states:DescribeExecution`. */
  readonly action: string;
  /** ARN or name of what it is about. */
  readonly on: string;
}

/**
 * Calls AWS. What AWS refuses becomes an error that names the call and the remedy.
 * @throws UserError where AWS refuses or cannot be reached
 */
export async function called<T>(what: AwsCall, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!isAwsError(error)) throw error;
    throw new UserError(problemOf(error, what));
  }
}

interface AwsError extends Error {
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

type Explanation = (error: AwsError, call: AwsCall) => Omit<Problem, "where" | "received">;

const signIn =
  "Sign in, for example by aws sso login, or choose other credentials: --profile, or AWS_PROFILE";

/** By the names of the SDK's exceptions. */
const EXPLAINED: readonly (readonly [names: RegExp, explain: Explanation])[] = [
  [
    /^(CredentialsProviderError|TokenProviderError|MissingCredentials)$/,
    ({ message }) =>
      /expired|refresh/i.test(message)
        ? { what: "The session of these credentials has ended", remedy: signIn }
        : { what: "There are no credentials for AWS", remedy: signIn },
  ],
  [
    /^(ExpiredToken(Exception)?|RequestExpired)$/,
    () => ({ what: "The credentials have expired", remedy: signIn }),
  ],
  [
    /^(UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature)$/,
    () => ({ what: "AWS does not know these credentials", remedy: signIn }),
  ],
  [
    /^(AccessDenied(Exception)?|UnauthorizedOperation|KmsAccessDeniedException)$/,
    ({ message }, { action, on }) => {
      const [, denied = action] = /not authorized to perform:? ([\w-]+:\w+)/.exec(message) ?? [];
      const [, resource = on] = /on resource:? (\S+?)[.,]?(?:\s|$)/.exec(message) ?? [];
      return {
        what: `These credentials may not call ${denied} on ${resource}`,
        remedy: `Ask for the permission ${denied}, or choose other credentials: --profile, or AWS_PROFILE`,
      };
    },
  ],
  [
    /^ExecutionDoesNotExist$/,
    (_, { on }) => ({
      what: `There is no execution ${on.split(":").at(-1)}`,
      remedy:
        "npm run inspect lists the last ones; AWS keeps an execution for 90 days after its end, and none of a deleted machine",
    }),
  ],
  [
    /^StateMachine(DoesNotExist|Deleting)$/,
    (_, { on }) => ({
      what: `The state machine ${on.split(":").at(-1)} does not exist on AWS any more`,
      remedy: "Deploy it again: terraform plan -out plan.txt, and apply that; the state still names it",
    }),
  ],
  [
    /^ResourceNotFound(Exception)?$/,
    (_, { on }) => ({
      what: `${on} does not exist on AWS`,
      remedy: "It was deleted, or never deployed: terraform plan shows what is missing",
    }),
  ],
  [
    /^(Throttling(Exception)?|TooManyRequestsException|ThrottledException|RequestLimitExceeded)$/,
    ({ message }) => ({
      what: `AWS refuses more requests at the moment, after several tries: ${message}`,
      remedy: "Wait a little and try again, or ask for less: --limit, --children",
    }),
  ],
  [
    /^ExecutionAlreadyExists$/,
    () => ({
      what: "There is an execution of this name already, with another input",
      remedy:
        "Give another name, or leave --name out: a name is free again 90 days after its execution ended",
    }),
  ],
  [
    /^ExecutionLimitExceeded$/,
    () => ({
      what: "The most executions that may run at a time are running",
      remedy: "Wait until some have ended, or have the quota raised",
    }),
  ],
  [
    /^ExecutionNotRedrivable$/,
    ({ message }) => ({
      what: `The execution cannot be redriven: ${message}`,
      remedy:
        "Redriven can be what failed, timed out or was aborted less than 14 days ago, of a Standard machine, with fewer than 25,000 events; anything else is started anew: npm run execute",
    }),
  ],
  [
    /^(InvalidExecutionInput|InvalidName|InvalidArn|ValidationException|StateMachineTypeNotSupported)$/,
    ({ message }) => ({
      what: `AWS does not take what it was given: ${message}`,
      remedy: "Correct what AWS names",
    }),
  ],
];

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|CERT_\w+|.*_CERT\w*)$/;

function problemOf(error: AwsError, call: AwsCall): Problem {
  const where = `${call.action} on ${call.on}`;
  const known = EXPLAINED.find(([names]) => names.test(error.name));
  const received = error.message === "" ? error.name : `${error.name}: ${error.message}`;
  if (known !== undefined) return { ...known[1](error, call), where, received };
  if (isUnreachable(error)) {
    return {
      what: "AWS cannot be reached",
      where,
      received,
      remedy:
        process.env.AWS_ENDPOINT_URL === undefined
          ? "Check the network, and the region: --region"
          : "Check that something answers at AWS_ENDPOINT_URL, or leave it out",
    };
  }
  if (/region/i.test(error.message) && /missing|config/i.test(error.message)) {
    return { what: "No region is known", where, received, remedy: "Give one: --region" };
  }
  if (/could not be found|profile/i.test(error.message) && /profile/i.test(error.message)) {
    return {
      what: "The profile cannot be used",
      where,
      received,
      remedy: "Correct --profile or AWS_PROFILE",
    };
  }
  return { what: "AWS refuses the call", where, received, remedy: "Correct what AWS names" };
}

function isUnreachable(error: AwsError): boolean {
  return error.name === "TimeoutError" || (typeof error.code === "string" && UNREACHABLE.test(error.code));
}

/** Whether the SDK threw it: what a service answered, or why none could be asked. */
function isAwsError(error: unknown): error is AwsError {
  if (!(error instanceof Error) || error.name === "UserError") return false;
  return (
    "$metadata" in error ||
    "$fault" in error ||
    EXPLAINED.some(([names]) => names.test(error.name)) ||
    isUnreachable(error) ||
    /profile|region/i.test(error.message)
  );
}
