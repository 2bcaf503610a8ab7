/**
 * What a call gives; undefined where it needs a key that the caller may not use, or that cannot be used.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export async function unlessDenied<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && /^Kms(AccessDenied|InvalidState)Exception$/.test(error.name))
      return undefined;
    throw error;
  }
}
