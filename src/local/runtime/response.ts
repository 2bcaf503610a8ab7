/** Lambda's limit for the response of a synchronous invocation, in bytes: 6 MB and some room for its envelope. */
const maximumBytes = 6 * 1024 * 1024 + 100;

/** Lambda refuses a response above its limit; this failure has no stack. */
export class ResponseTooLarge {
  readonly facts = {
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maximumBytes} bytes).`,
  };
}

/**
 * Turns a handler's result into JSON text.
 *
 * @throws {ResponseTooLarge} when the text is above Lambda's limit
 * @throws {Error} when there is no JSON for it
 */
export function responseText(result: unknown): string {
  const payload = serialized(result) ?? "null";
  if (Buffer.byteLength(payload) > maximumBytes) {
    throw new ResponseTooLarge();
  }
  return payload;
}

function serialized(result: unknown): string | undefined {
  try {
    return JSON.stringify(result);
  } catch {
    throw new Error("Unable to stringify response body");
  }
}
