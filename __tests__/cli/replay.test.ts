import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const HANDLER = "lambdas/processor.ts";
const BROKEN = `
export async function handler(event: { readonly calibration?: string; readonly collection: string }) {
  if (event.calibration === undefined) throw new RangeError("No calibration for " + event.collection);
  return event;
}
`;

/** Runs a command of the project without npm. */
function command(project: ProjectCopy, name: string, args: readonly string[], stdin = ""): Promise<Finished> {
  return run("node", ["--require", "./src/register.cjs", `src/cli/${name}.ts`, ...args], {
    folder: project.folder,
    exitCodes: [0, 1, 2],
    stdin,
  });
}

/** The text with what differs from run to run replaced. */
function steady(text: string): string {
  return text.replace(/\b[\d.]+ m?s\b/g, "<time>");
}

describe("npm run replay", () => {
  const project = new ProjectCopy();
  let mended = "";
  let failure = "";

  beforeAll(async () => {
    mended = readFileSync(project.path(HANDLER), "utf8");
    project.write(HANDLER, BROKEN);
    const { stdout } = await command(project, "start", ["--json"]);
    failure = stdout;
    project.write("failure.json", failure);
  }, 60_000);

  afterAll(() => project.remove());

  it("does at a desk what the recorded execution did, with its answers", async () => {
    const { exitCode, stdout } = await command(project, "replay", ["failure.json", "--no-synth"]);
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "Same to the end

      ✗ Processor failed after <time>
        error  RangeError
        cause  No calibration for aviris-classic
        stack  at Runtime.handler (lambdas/processor.ts:3:46)

      FAILED in <time>; recorded FAILED; functions answered as recorded
      "
    `);
    expect(exitCode).toBe(1);
    const same = await command(project, "replay", ["-", "--no-synth", "--expect-same"], failure);
    expect(same.exitCode).toBe(0);
  });

  it("proves a handler's fix", async () => {
    project.write(HANDLER, mended);
    const { exitCode, stdout } = await command(project, "replay", ["failure.json", "--handlers"]);
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "Same until Processor, attempt 1: recorded failed with RangeError, now succeeded

      ✓ Processor  succeeded; failed (RangeError: No calibration for aviris-classic) before
          - log ERROR {"errorType":"RangeError","errorMessage":"No calibration for aviris-classic","stackTrace":["RangeError:…
          + log INFO  {"message":"Scene received","event":{"id":"aviris_f130329t01p00r06_sc01","collection":"aviris-classic"}}
      ✓ SuccessState  succeeded, not entered before

      SUCCEEDED in <time>; recorded FAILED; functions ran
      "
    `);
    expect(exitCode).toBe(0);
    const same = await command(project, "replay", [
      "failure.json",
      "--handlers",
      "--no-synth",
      "--expect-same",
    ]);
    expect(same.exitCode).toBe(1);
  });

  it("stops at a call that was not recorded, unless a mock answers it", async () => {
    const { stdout } = await command(project, "replay", ["failure.json", "--no-synth", "--json"]);
    const { replayed, recorded, ...rest } = JSON.parse(stdout);
    expect([recorded.status, replayed.status, rest]).toEqual(["FAILED", "FAILED", {}]);

    const synthesized = "cdktf.out/stacks/hsi-pipeline/cdk.tf.json";
    const stack = readFileSync(project.path(synthesized), "utf8");
    project.write(
      synthesized,
      stack.replace(/\\"Next\\": ?\\"SuccessState\\"/g, (next) => `${next},${RETRY}`),
    );
    const stopped = await command(project, "replay", ["failure.json", "--no-synth"]);
    expect(steady(stopped.stdout)).toMatchInlineSnapshot(`
      "Same until Processor, attempt 2: recorded failed with RangeError, now made attempt 2

      ⊘ Processor  aborted after 2 attempts; failed (RangeError: No calibration for aviris-classic) before

      Stopped at Processor, attempt 2: the recording has no answer, since it has one attempt there
      STOPPED in <time>; recorded FAILED; functions answered as recorded
      "
    `);
    expect(stopped.stderr).toBe("fix: answer it by --mocks FILE, or run the functions: --handlers\n");
    expect(stopped.exitCode).toBe(1);

    const answer = { "0": { Throw: { Error: "RangeError" } }, "1": { Return: { id: "a" } } };
    project.write(
      "mocks.json",
      JSON.stringify({
        StateMachines: { "hsi-dev-pipeline": { TestCases: { Mended: { Processor: "Mended" } } } },
        MockedResponses: { Mended: answer },
      }),
    );
    const mocked = await command(project, "replay", ["failure.json", "--no-synth", "--mocks", "mocks.json"]);
    expect(steady(mocked.stdout).split("\n")[0]).toMatchInlineSnapshot(
      `"Same until Processor, attempt 1: failed with RangeError with another cause"`,
    );
    expect(mocked.exitCode).toBe(0);
  });

  it("writes the page of the replay beside the recording", async () => {
    await command(project, "replay", ["failure.json", "--handlers", "--report", "page.html"]);
    const page = readFileSync(project.path("page.html"), "utf8");
    expect(page).toContain(`Compared with <bdi class="code">${JSON.parse(failure).name}</bdi>`);
  });

  it("says what cannot be replayed, with exit code 2", async () => {
    const { input: _, ...without } = JSON.parse(failure);
    const { exitCode, stderr } = await command(
      project,
      "replay",
      ["-", "--no-synth"],
      JSON.stringify({
        ...without,
        arn: "arn:aws:states:us-east-1:123456789012:execution:hsi-dev-pipeline:a",
      }),
    );
    expect(stderr).toMatchInlineSnapshot(`
      "error: The recording does not hold the input that the execution was started with
         at: arn:aws:states:us-east-1:123456789012:execution:hsi-dev-pipeline:a
        fix: Replay another one; an Express machine logs inputs where its log level includes execution data (docs/deploying.md)
      "
    `);
    expect(exitCode).toBe(2);
    const usage = await command(project, "replay", ["failure.json", "--redact", "*id*"]);
    expect([usage.exitCode, usage.stderr]).toEqual([
      2,
      "error: option '--redact' is about the page that --report writes\n",
    ]);
  });
});

const RETRY = '\\"Retry\\":[{\\"ErrorEquals\\":[\\"RangeError\\"],\\"MaxAttempts\\":1}]';
