import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";

/** A Task state names its resource by an ARN, or by a reference that becomes one. */
export const taskResource: Rule = ({ named }) =>
  named
    .filter(({ state }) => state.Type === "Task" && !isResource(state.Resource))
    .map(({ name, path: at, state }) => ({
      code: "TASK_RESOURCE",
      message:
        state.Resource === undefined
          ? `Task state ${JSON.stringify(name)} has no Resource`
          : `The Resource of task state ${JSON.stringify(name)} is not an ARN`,
      path: `${at}.Resource`,
      value: state.Resource,
      remedy: "Give the ARN of a function, of an activity or of a service integration",
    }));

function isResource(value: unknown): boolean {
  return isPlaceholder(value) || (typeof value === "string" && /^arn:[^:\s]+:[^:\s]+:\S*$/.test(value));
}
