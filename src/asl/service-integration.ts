import type { Permission } from "./permission";

declare const takes: unique symbol;

/**
 * What a service integration is called with, as far as the state says it. Exists for the compiler only: no payload is of
 * this type, so that a task on an integration always states its `arguments`.
 */
export interface IntegrationArguments<Arguments, Waits extends boolean> {
  readonly [takes]: { readonly arguments: Arguments; readonly waitsForTaskToken: Waits };
}

/**
 * A service integration that a Task state can call, with the types of what the state gives it and of the task's result.
 * `Waits` is true where the task waits for somebody to send its task token back; the result is then what is sent.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export interface ServiceIntegration<Arguments, Result, Waits extends boolean = false> {
  /** The task's `Resource`, for example `arn:aws:states:::sqs:sendMessage`. */
  readonly resource: string;
  /** Arguments that the integration knows by itself: which queue, table or machine. The state's own come after them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the task needs its machine's role to do, where its definition does not tell. @default nothing */
  readonly permissions?: readonly Permission[];
  /** Exists for the compiler only. */
  readonly handles?: (input: IntegrationArguments<Arguments, Waits>) => Result;
}
