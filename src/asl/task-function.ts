/** A function that a Task state can call, with the types of what it takes and returns. */
export interface TaskFunction<Input, Output> {
  /** Its ARN, or a reference that Terraform resolves to it. */
  readonly arn: string;
  /** Exists for the compiler only: the handler's types, checked against what the state before returns. */
  readonly handles?: (input: Input) => Output;
}
