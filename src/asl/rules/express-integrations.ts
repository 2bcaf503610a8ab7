import type { Finding } from "../diagnostic";
import { isExpress } from "../express";
import { parseResource } from "../resource";
import type { Rule } from "../rule";
import { isDistributed } from "../scopes";

/**
 * An Express machine neither waits for a job, a task token or an activity nor has a distributed Map.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
 */
export const expressIntegrations: Rule = (scope, machine) => {
  const remedy = "Make the machine STANDARD, or call the service without waiting";
  const found: Finding[] = [];
  if (isDistributed(scope) && scope.outer !== undefined && isExpress(scope.outer, machine)) {
    found.push({
      code: "EXPRESS_INTEGRATION",
      message: "An Express machine has no distributed Map",
      path: `${scope.path}.ProcessorConfig.Mode`,
      value: "DISTRIBUTED",
      remedy: "Make the machine STANDARD, or the Map INLINE",
    });
  }
  if (!isExpress(scope, machine)) return found;
  for (const { name, path, state } of scope.named) {
    if (state.Type !== "Task" || typeof state.Resource !== "string") continue;
    const resource = parseResource(state.Resource);
    const waits =
      resource?.kind === "activity"
        ? "an activity's worker"
        : resource?.kind === "integration" && resource.pattern !== "request response"
          ? resource.pattern === "waitForTaskToken"
            ? "a task token"
            : "a job"
          : undefined;
    if (waits === undefined) continue;
    found.push({
      code: "EXPRESS_INTEGRATION",
      message: `State ${JSON.stringify(name)} waits for ${waits}, which an Express machine cannot`,
      path: `${path}.Resource`,
      value: state.Resource,
      remedy,
    });
  }
  return found;
};
