import type { Rule } from "../rule";
import { followed, isEnd, reversed, transitionTargets } from "../transition-graph";

/**
 * A machine can end, and no scope runs into a loop that nothing leads out of.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export const ends: Rule = ({ path, outer, startAt, named }) => {
  const targets = transitionTargets(named);
  if (named.length === 0 || targets === undefined) return [];
  // A transition to nowhere is told by itself: what it was to lead to may be the end.
  if ([...targets.values()].flat().some((name) => !targets.has(name))) return [];
  const ending = named.filter(isEnd).map(({ name }) => name);
  if (ending.length === 0 && outer === undefined) {
    return [
      {
        code: "NO_END",
        message: "No state ends the machine",
        path: `${path}.States`,
        remedy: 'Give a state "End": true, or add a Succeed or Fail state',
      },
    ];
  }
  const endingOrLeadingThere = followed(ending, reversed(targets));
  const reached = followed(typeof startAt === "string" ? [startAt] : [], targets);
  return named
    .filter(({ name }) => reached.has(name) && !endingOrLeadingThere.has(name))
    .map(({ name, path: at }) => ({
      code: "ENDLESS_LOOP",
      message: `From state ${JSON.stringify(name)} no end can be reached`,
      path: at,
      remedy: "Lead a transition out of the loop, to a state that ends the scope",
    }));
};
