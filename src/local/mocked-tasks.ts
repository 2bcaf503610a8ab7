import type { FunctionOutcome } from "../engine/tasks/functions";
import type { ServiceCall, Services } from "../engine/tasks/services";
import type { TestCase } from "./mock-config";

/**
 * Answers for the mocked tasks of one execution. Invocations of a state are counted through the execution, its retries,
 * loops and iterations alike; after the last answer the first comes again.
 */
export class MockedTasks implements Services {
  readonly #testCase: TestCase;
  readonly #invocations = new Map<string, number>();

  constructor(testCase: TestCase) {
    this.#testCase = testCase;
  }

  call({ stateName }: ServiceCall): Promise<FunctionOutcome> | undefined {
    const answers = this.#testCase.get(stateName);
    if (answers === undefined) return undefined;
    const invocation = this.#invocations.get(stateName) ?? 0;
    this.#invocations.set(stateName, invocation + 1);
    const answer = answers[invocation % answers.length];
    return answer === undefined ? undefined : Promise.resolve(answer);
  }
}
