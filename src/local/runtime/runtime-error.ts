/** An error that the runtime itself finds, named `Runtime.<kind>`. */
export class RuntimeError extends Error {
  constructor(kind: string, message: string) {
    super(message);
    Object.defineProperty(this, "name", { value: `Runtime.${kind}`, configurable: true });
    // Again, because the stack's first line is composed of the name at the time of the capture.
    Error.captureStackTrace(this, RuntimeError);
  }
}
