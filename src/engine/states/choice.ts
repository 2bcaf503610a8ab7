import type { Json } from "../../input/json-text";
import { type Rule, ruleMatches } from "../choice-rule";
import type { Steps } from "../effect";
import { evaluateBoolean } from "../jsonata/typed-field";
import { RuntimeFault } from "../state-error";
import type { Transition } from "../transition";
import type { Visit } from "../visit";

/**
 * Goes where the first choice rule that matches leads, else to Default.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function* choice(visit: Visit): Steps<Transition> {
  const { state, flow, context } = visit;
  const rules = state.Choices as readonly Rule[];
  const index = yield* matching(rules, visit);
  const rule = index === undefined ? undefined : rules[index];
  const next = rule === undefined ? state.Default : rule.Next;
  if (typeof next !== "string") {
    throw new RuntimeFault(
      context,
      "Failed to transition out of the state. The state does not point to a next state.",
    );
  }
  const left = yield* rule === undefined ? flow.leaveInput() : flow.leaveInput(rule, `Choices[${index}]`);
  return { ...left, next };
}

function* matching(rules: readonly Rule[], visit: Visit): Steps<number | undefined> {
  for (const [index, rule] of rules.entries()) {
    const matches =
      visit.language === "JSONata"
        ? yield* visit.flow.evaluated((scope) =>
            evaluateBoolean(rule.Condition as Json, `Choices[${index}]/Condition`, scope),
          )
        : ruleMatches(rule, visit);
    if (matches) return index;
  }
  return undefined;
}
