/** One finding of a rule. */
export interface Diagnostic {
  /** The rule's code, for example `TRANSITION_TARGET`. */
  readonly code: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** JSON path of the value that is wrong, for example `$.States.Activator.Next`. */
  readonly path: string;
  /** The value there; absent where a field is missing. */
  readonly value?: unknown;
  readonly remedy: string;
}
