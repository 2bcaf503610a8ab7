import type { States } from "../../asl/definition";
import type { Json } from "../../input/json-text";
import { type Steps, sideBySide } from "../effect";
import { handled } from "../handled";
import { Payload } from "../payload";
import { type Transition, transition } from "../transition";
import type { Visit } from "../visit";

interface Branch {
  readonly StartAt: string;
  readonly States: States;
}

/**
 * Runs its branches side by side, each on a copy of its input; the result is the array of their outputs.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
 */
export function parallel(visit: Visit): Steps<Transition> {
  const { state, flow, context } = visit;
  const branches = state.Branches as readonly Branch[];
  return handled(
    state,
    flow,
    context,
    function* () {
      const input = yield* flow.arguments();
      const started = context.record("ParallelStateStarted");
      const outputs: Json[] = branches.map(() => null);
      const run = function* ({ StartAt, States }: Branch, index: number): Steps<void> {
        const { execution, variables } = context;
        const scope = execution.enter({ states: States, execution, previousEventId: started, variables });
        try {
          outputs[index] = (yield* scope.run(StartAt, input)).value;
        } catch (error) {
          scope.abortUnfinished();
          throw error;
        } finally {
          context.follow(scope.lastEventId);
        }
      };
      yield* sideBySide(branches.map(run).values(), branches.length);
      const last = context.lastEventId;
      context.record("ParallelStateSucceeded");
      context.follow(last);
      return transition(state, yield* flow.leaveResult(new Payload(outputs)));
    },
    () => context.record("ParallelStateFailed"),
  );
}
