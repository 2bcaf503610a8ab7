import type { Rule } from "../rule";

/** A Choice without Default fails its execution where no rule matches. */
export const choiceDefault: Rule = ({ named }) =>
  named
    .filter(({ state }) => state.Type === "Choice" && state.Default === undefined)
    .map(({ name, path: at }) => ({
      code: "CHOICE_DEFAULT",
      message: `Choice state ${JSON.stringify(name)} has no Default, and fails where no rule matches`,
      path: at,
      remedy: "Give it a Default, to a Fail state if nothing else can come",
    }));
