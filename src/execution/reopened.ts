import type { Visit } from "./open-record";

const OF_THE_END = ["error", "cause", "durationMs", "exitedAt", "endedAt"] as const;

/** A state that goes on after its execution was redriven runs again, with those around it. */
export function reopened(visit: Visit): Visit {
  for (let one: Visit | undefined = visit; one !== undefined && !one.running; one = one.scope.outer) {
    const { record, scope } = one;
    const around = scope.outer?.run;
    for (const part of [record, scope.record, around?.record]) {
      if (part === undefined) continue;
      part.status = "RUNNING";
      for (const field of OF_THE_END) Reflect.deleteProperty(part, field);
    }
    if (around !== undefined) around.failing = undefined;
    one.fault = undefined;
  }
  return visit;
}
