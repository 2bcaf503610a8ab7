import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { HistoryEvent } from "../../src/engine/history-event";
import type { LogSource } from "../../src/execution/log-source";
import { ExecutionRecorder } from "../../src/execution/recorder";
import { DataBlocks } from "../../src/report/page/data-blocks";
import { masthead } from "../../src/report/page/masthead";
import { stateDetail } from "../../src/report/page/state-detail";
import { headingLine } from "../../src/report/terminal/final-lines";
import { PlainLines } from "../../src/report/terminal/plain-lines";
import { ECHO } from "../engine/run";
import { entered, event, execution, exited, whole } from "../execution/recorded";

const definition: Definition = {
  StartAt: "Work",
  States: { Work: { Type: "Task", Resource: ECHO, End: true } as { readonly Type: string } },
};
const started = event(1, 0, "ExecutionStarted", {
  executionStartedEventDetails: { input: "{}", inputDetails: whole, roleArn: "role" },
});
const scheduled = event(3, 2, "LambdaFunctionScheduled", {
  lambdaFunctionScheduledEventDetails: { resource: ECHO, input: "{}", inputDetails: whole },
});

/** A record of events, with the lines that a terminal shows of them; its task logs a line where a source is given. */
function shown(events: readonly HistoryEvent[], source?: LogSource, loggedAfter: HistoryEvent = scheduled) {
  const lines = new PlainLines({ color: false, ascii: false });
  let text = "";
  const recorder = new ExecutionRecorder(
    execution(definition, { source: "aws", clock: "real" }),
    (change) => {
      text += lines.change(change);
    },
  );
  for (const one of events) {
    recorder.event(one);
    if (one === loggedAfter && source !== undefined) {
      recorder.log({ scheduledEventId: 3, timestamp: 0, message: "hello", source });
    }
  }
  return { recorder, text };
}

const redriven = [
  started,
  entered(2, 0, "Task", "Work"),
  scheduled,
  event(4, 3, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error: "E" } }),
  event(5, 4, "ExecutionFailed", { executionFailedEventDetails: { error: "E" } }),
  event(6, 5, "ExecutionRedriven", { executionRedrivenEventDetails: { redriveCount: 1 } }),
];

describe("a record from AWS as it is shown", () => {
  it("has a line where the execution was redriven", () => {
    const { recorder, text } = shown(redriven);
    expect(text).toContain("\nREDRIVEN 1 2026-01-01T00:00:06.000Z\n\n");
    expect(headingLine(recorder.record())).toBe("machine STANDARD, execution run, real clock, redriven once");
    expect(masthead(recorder.record(), undefined).markup).toContain(
      '<dt>Redriven</dt><dd><time datetime="2026-01-01T00:00:06.000Z">2026-01-01 00:00:06 UTC</time></dd>',
    );
  });

  it.each([
    ["time", "      log     hello (by its time)\n"],
    ["trace", "      log     hello\n"],
    ["request id", "      log     hello\n"],
  ] as const)("says of a line that was placed by %s how it was, where that can be wrong", (source, line) => {
    const { recorder, text } = shown([started, entered(2, 0, "Task", "Work"), scheduled], source);
    expect(text).toContain(line);
    const [state] = recorder.record().states;
    expect(state?.attempts[0]?.logSource).toBe(source);
    expect(state && stateDetail(state, undefined, new DataBlocks()).attempts[0]?.logSource).toBe(source);
  });

  it("says which attempt a line is of that comes after its end", () => {
    const failed = redriven.slice(0, 4);
    const { text } = shown(failed, "trace", failed.at(-1));
    expect(text).toContain("      log     Work, attempt 1: hello\n");
  });

  it("says of a payload that the history does not hold it, or only its beginning", () => {
    const { recorder, text } = shown([
      started,
      event(2, 0, "TaskStateEntered", { stateEnteredEventDetails: { name: "Work" } }),
      exited(3, 2, "Task", "Work", '{"a": "begi'),
      event(4, 3, "ExecutionSucceeded", {
        executionSucceededEventDetails: { output: '{"a": "begi', outputDetails: { truncated: true } },
      }),
    ]);
    expect(text).toContain("    input   «not in the history»\n");
    expect(text).toMatch(/ {4}output {2}\{"a": "begi «cut in the history»\n$/);
    const [state] = recorder.record().states;
    expect(state && stateDetail(state, undefined, new DataBlocks()).payloads[0]).toMatchObject({
      json: "«not in the history»",
    });
  });

  it("has what could not be read on its page, as text", () => {
    const { recorder } = shown([started]);
    recorder.note("No <b>lines</b>");
    recorder.note("No <b>lines</b>");
    expect(masthead(recorder.record(), undefined).markup.match(/<dt>Note<\/dt>.*/g)).toEqual([
      "<dt>Note</dt><dd><bdi>No &lt;b&gt;lines&lt;/b&gt;</bdi></dd></div>",
    ]);
  });
});
