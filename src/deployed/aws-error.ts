import { UserError } from "../input/user-error";
import { type AwsCall, type AwsFailure, meaningOf } from "./aws-failure";

/**
 * Calls AWS. What it refuses, and what keeps it from being reached, is told with the remedy.
 *
 * @throws UserError where AWS refuses, cannot be reached, or there are no credentials for it
 */
export async function called<T>(call: AwsCall, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const failure = awsFailure(error);
    if (failure === undefined) throw error;
    const { name, message } = failure;
    throw new UserError({
      ...meaningOf(call, failure),
      where: `${call.action} on ${call.on}`,
      received: message === "" || message === "UnknownError" ? name : `${name}: ${message}`,
    });
  }
}

function awsFailure(error: unknown): AwsFailure | undefined {
  if (!(error instanceof Error) || error instanceof UserError) return undefined;
  const { name, message, code, $metadata } = error as Error & {
    readonly code?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const isKnown =
    $metadata !== undefined ||
    /^(CredentialsProviderError|TokenProviderError|TimeoutError)$/.test(name) ||
    /^Region is missing/.test(message);
  if (!isKnown) return undefined;
  return {
    name: name === "Error" && typeof code === "string" ? code : name,
    message,
    httpStatus: $metadata?.httpStatusCode,
  };
}
