import type { Definition } from "../asl/definition";
import { allStates } from "../asl/scopes";
import { type Problem, UserError } from "../input/user-error";
import { STATE_TYPES } from "./states/state-types";

const COMMON = ["Type", "Comment", "Next", "End", "QueryLanguage", "InputPath", "OutputPath"];

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: [...COMMON, "Resource", "ResultPath", "TimeoutSeconds", "Retry", "Catch"],
  Pass: [...COMMON, "Result", "ResultPath"],
  Wait: [...COMMON, "Seconds", "SecondsPath", "Timestamp", "TimestampPath"],
  Choice: [...COMMON, "Choices", "Default"],
  Succeed: COMMON,
  Fail: [...COMMON, "Error", "ErrorPath", "Cause", "CausePath"],
};

const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:/;

/**
 * Checks that the engine runs everything that a definition uses: it never leaves out a field in silence.
 *
 * @param source what the definition is, for errors
 * @throws UserError naming each state type, field and resource that it does not run
 */
export function checkSupported(definition: Definition, source: string): void {
  const problems: Problem[] = [];
  const refuse = (what: string, path: string, received: unknown) => {
    problems.push({
      what,
      where: `${source} (${path})`,
      received,
      remedy: "The local run does not know it; it deploys all the same",
    });
  };
  if (definition.QueryLanguage === "JSONata")
    refuse("The query language JSONata", "$.QueryLanguage", "JSONata");
  for (const { path, state } of allStates(definition)) {
    const fields = FIELDS[state.Type];
    if (fields === undefined || !Object.hasOwn(STATE_TYPES, state.Type)) {
      refuse(`The state type ${state.Type}`, `${path}.Type`, state.Type);
      continue;
    }
    for (const field of Object.keys(state).filter((name) => !fields.includes(name))) {
      refuse(`The field ${field} of a ${state.Type} state`, `${path}.${field}`, state[field]);
    }
    for (const [field, value] of Object.entries(state)) {
      if (field.endsWith("Path") && typeof value === "string" && value.startsWith("States.")) {
        refuse("An intrinsic function", `${path}.${field}`, value);
      }
    }
    if (state.QueryLanguage === "JSONata")
      refuse("The query language JSONata", `${path}.QueryLanguage`, "JSONata");
    if (state.Type === "Task" && !FUNCTION_ARN.test(String(state.Resource))) {
      refuse("A resource that is no Lambda function", `${path}.Resource`, state.Resource);
    }
  }
  if (problems.length > 0) throw new UserError(...problems);
}
