import type { State } from "../../asl/definition";
import { type Rule, ruleMatches } from "../choice-rule";
import { effectiveInput, effectiveOutput } from "../data-flow";
import type { Payload } from "../payload";
import type { StateContext } from "../state-context";
import { RuntimeFault } from "../state-error";
import type { Transition } from "../transition";

/**
 * Goes where the first choice rule that matches leads, else to Default.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function choice(state: State, input: Payload, context: StateContext): Transition {
  const selected = effectiveInput(state, input, context);
  const rules = state.Choices as readonly Rule[];
  const next = rules.find((rule) => ruleMatches(rule, selected, context))?.Next ?? state.Default;
  if (typeof next !== "string") {
    throw new RuntimeFault(
      context,
      "Failed to transition out of the state. The state does not point to a next state.",
    );
  }
  return { output: effectiveOutput(state, input, selected, context), next };
}
