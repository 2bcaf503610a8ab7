import type { Rule } from "../rule";
import { isRecord } from "../scopes";

/** A Choice state has choices, and each leads somewhere. */
export const choiceRules: Rule = ({ named }) =>
  named
    .filter(({ state }) => state.Type === "Choice")
    .flatMap(({ name, path: at, state }) => {
      const code = "CHOICE_RULES";
      const choices = state.Choices;
      if (!Array.isArray(choices) || choices.length === 0) {
        return [
          {
            code,
            message: `Choice state ${JSON.stringify(name)} has no Choices`,
            path: `${at}.Choices`,
            value: choices,
            remedy: "Give it an array with at least one choice rule",
          },
        ];
      }
      return choices
        .map((choice: unknown, i) => ({ choice, i }))
        .filter(({ choice }) => !isRecord(choice) || choice.Next === undefined)
        .map(({ choice, i }) => ({
          code,
          message: `Choice rule ${i + 1} of state ${JSON.stringify(name)} leads nowhere`,
          path: `${at}.Choices[${i}]`,
          value: choice,
          remedy: "Give the rule a Next",
        }));
    });
