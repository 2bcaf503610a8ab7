/** An intrinsic function that cannot be read or fails: the message is AWS's text. */
export class IntrinsicError extends Error {
  override readonly name = "IntrinsicError";
}
