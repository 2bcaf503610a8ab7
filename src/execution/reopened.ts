import type { OpenScope, Visit } from "./open-record";

const OF_THE_END = ["error", "cause", "durationMs", "exitedAt", "endedAt"] as const;

/** A state that goes on after its execution was redriven runs again, with those around it. */
export function reopened(visit: Visit): Visit {
  if (!visit.running) {
    again(visit);
    reopenAround(visit.scope);
  }
  return visit;
}

/** What a state runs in runs again, where its execution was redriven: its branch or iteration, and the states around it. */
export function reopenAround(scope: OpenScope): void {
  for (let one: OpenScope | undefined = scope; one?.outer !== undefined; one = one.outer.scope) {
    const { outer, record } = one;
    running(record);
    if (outer.run !== undefined) {
      running(outer.run.record);
      outer.run.failing = undefined;
    }
    if (outer.running) return;
    again(outer);
  }
}

function again(visit: Visit): void {
  running(visit.record);
  visit.fault = undefined;
  visit.abortedBy = undefined;
}

function running(part: { status: string }): void {
  if (part.status === "RUNNING") return;
  part.status = "RUNNING";
  for (const field of OF_THE_END) Reflect.deleteProperty(part, field);
}
