import type { State } from "./definition";
import { isRecord } from "./scopes";

const INTEGRATION = /^arn:aws:(?=states:::)/;

/** A state whose integrations are called in a partition: those of `aws` are named by every definition alike. */
export function inPartition(state: State, partition: string): State {
  if (partition === "aws") return state;
  const changed = Object.fromEntries(
    Object.entries(state).map(([field, value]) => {
      if (field === "Resource") return [field, renamed(value, partition)];
      if ((field !== "ItemReader" && field !== "ResultWriter") || !isRecord(value)) return [field, value];
      return [field, { ...value, Resource: renamed(value.Resource, partition) }];
    }),
  );
  return { ...state, ...changed };
}

function renamed(resource: unknown, partition: string): unknown {
  return typeof resource === "string" ? resource.replace(INTEGRATION, `arn:${partition}:`) : resource;
}
