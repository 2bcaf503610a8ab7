/**
 * The state that a loop begins with. It wants the input and the variables that are there when the loop is first
 * entered.
 */
export class LoopStart<Input, Variables> {
  readonly wants?: (input: Input, variables: Variables) => void;
}
