import type { IntegrationArguments } from "../service-integration";
import type { StateData, TokenData } from "./state-data";
import type { TemplateOf } from "./template";

/** What a Task state can call: a function by its ARN, or a service integration. */
export type Called<Input, Output> = { readonly handles?: (input: Input) => Output } & (
  | { readonly arn: string }
  | { readonly resource: string; readonly given: Readonly<Record<string, unknown>> }
);

/** What is missing where a function does not accept the state's input: arguments that it does accept. */
export interface ArgumentsNeeded<Given, Wanted, Data> {
  /** The state's input is of the type `Given`, and the function takes `Wanted`: make it here. */
  readonly arguments: (data: Data) => TemplateOf<Wanted>;
  readonly for?: Given;
}

/** What a task is called with; may be left out where the state's input is what a function takes. */
export type ArgumentsOption<Start, Input, Variables, Wanted> = [Wanted] extends [
  IntegrationArguments<infer Arguments, infer Waits>,
]
  ? {
      readonly arguments: (
        data: Waits extends true ? TokenData<Start, Input, Variables> : StateData<Start, Input, Variables>,
      ) => { readonly [Name in keyof Arguments]: TemplateOf<Arguments[Name]> };
    }
  : [Input] extends [Wanted]
    ? { readonly arguments?: (data: StateData<Start, Input, Variables>) => TemplateOf<Wanted> }
    : ArgumentsNeeded<Input, Wanted, StateData<Start, Input, Variables>>;
