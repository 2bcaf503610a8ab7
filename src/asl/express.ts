import type { Machine } from "./machine";
import { isDistributed, isRecord, type Scope } from "./scopes";

/** Whether a scope's states run as part of an Express execution: the machine's, or a distributed Map's child's. */
export function isExpress(scope: Scope, machine: Machine): boolean {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    if (!isDistributed(at)) continue;
    const config = at.fields.ProcessorConfig;
    return isRecord(config) && config.ExecutionType === "EXPRESS";
  }
  return machine.type === "EXPRESS";
}
