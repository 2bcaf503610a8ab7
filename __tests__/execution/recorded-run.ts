import type { Definition } from "../../src/asl/definition";
import { SimulatedClock } from "../../src/engine/clock/simulated-clock";
import { type ExecutionOptions, execute } from "../../src/engine/execution";
import type { RecordChange } from "../../src/execution/change";
import type { ExecutionRecord } from "../../src/execution/record";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { ROLE, START } from "../engine/run";
import { execution } from "./recorded";

export interface RecordedRun {
  readonly record: ExecutionRecord;
  readonly recorder: ExecutionRecorder;
  /** What happened, and to which state. */
  readonly changes: readonly string[];
}

/** Runs a definition with a recorder that is told all there is; functions hand back what they get. */
export async function recordedRun(
  definition: Definition,
  options: Partial<ExecutionOptions> = {},
  onChange: (change: RecordChange) => void = () => {},
  onBegin: (recorder: ExecutionRecorder) => void = () => {},
): Promise<RecordedRun> {
  const about = execution(definition);
  const changes: string[] = [];
  const recorder = new ExecutionRecorder(about, (change) => {
    changes.push("state" in change ? `${change.kind} ${change.state.id}` : change.kind);
    onChange(change);
  });
  onBegin(recorder);
  await execute({
    input: {},
    functions: { invoke: async ({ payload }) => ({ succeeded: true, payload }) },
    clock: new SimulatedClock(START),
    random: () => 0.5,
    ...options,
    definition,
    stateMachine: { ...about.stateMachine, roleArn: ROLE },
    arn: about.arn,
    name: about.name,
    onEvent: (event) => recorder.event(event),
    onStage: (stage) => recorder.stage(stage),
    observeChild: (child) => {
      const recorded = recorder.child(child);
      return {
        onEvent: (event) => recorded?.event(event),
        onStage: (stage) => recorded?.stage(stage),
      };
    },
  });
  return { record: recorder.record(), recorder, changes };
}
