/** Calls AWS. */
export async function called<T>(
  _what: { readonly action: string; readonly on: string },
  call: () => Promise<T>,
): Promise<T> {
  return call();
}
