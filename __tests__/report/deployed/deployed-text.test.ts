import { expect, it } from "vitest";
import { deployedText } from "../../../src/report/deployed/deployed-text";
import type { DeployedView, ExecutionView, MachineView } from "../../../src/report/deployed/deployed-view";

const SAME = { standing: "same", attributes: [] } as const;

const MACHINE: MachineView = {
  address: "aws_sfn_state_machine.m",
  name: "machine",
  arn: "arn:machine",
  type: "STANDARD",
  revisionId: "r1",
  status: "ACTIVE",
  isAsDeployed: true,
  here: SAME,
  executions: [],
};

const EMPTY: DeployedView = {
  stack: "stack",
  account: "123456789012",
  region: "us-east-1",
  stateMachines: [],
  functions: [],
  roles: [],
  logGroups: [],
  addresses: [],
  notDeployed: [],
};

function execution(more: Partial<ExecutionView>): ExecutionView {
  return { arn: "arn:run", name: "run", status: "RUNNING", redrives: 0, ...more };
}

function withExecutions(...executions: readonly ExecutionView[]): string {
  const text = deployedText({ ...EMPTY, stateMachines: [{ ...MACHINE, executions }] }, 200);
  return text.slice(text.indexOf("Executions"));
}

it("shows what is deployed, and how it stands to what is here", () => {
  const view: DeployedView = {
    ...EMPTY,
    stateMachines: [{ ...MACHINE, isAsDeployed: false }],
    functions: [
      {
        address: "aws_lambda_function.f",
        name: "f",
        arn: "arn:f",
        runtime: "nodejs22.x",
        memoryMegabytes: 256,
        timeoutSeconds: 30,
        codeSha256: "neUD57Det76aCjAwFZGoEkUretOIxHeM5g+YO7K3FKg=",
        here: { standing: "differs", attributes: ["filename", "timeout"] },
      },
    ],
    roles: [
      { address: "aws_iam_role.r", name: "r", arn: "arn:r", here: { standing: "not here", attributes: [] } },
    ],
    logGroups: [
      { address: "aws_cloudwatch_log_group.g", name: "g", retentionDays: 30, here: SAME },
      { address: "aws_cloudwatch_log_group.h", name: "h", retentionDays: 0, here: SAME },
    ],
    addresses: [
      "aws_cloudwatch_log_group.g",
      "aws_cloudwatch_log_group.h",
      "aws_iam_role.r",
      "aws_iam_role_policy.r",
      "aws_lambda_function.f",
      "aws_sfn_state_machine.m",
    ],
    notDeployed: ["aws_sqs_queue.q"],
  };
  expect(deployedText(view, 200)).toBe(`stack: 6 resources

state machine  type      status  revision  address                  here
machine        STANDARD  ACTIVE  r1        aws_sfn_state_machine.m  the same
                                                                    changed on AWS since it was deployed

function  runtime     memory  time limit  code          address                here
f         nodejs22.x  256 MB  30 s        neUD57Det76a  aws_lambda_function.f  differs: filename, timeout

role  address         here
r     aws_iam_role.r  not here

log group  kept      address                     here
g          30 d      aws_cloudwatch_log_group.g  the same
h          for ever  aws_cloudwatch_log_group.h  the same

and: aws_iam_role_policy.r

here, and not deployed: aws_sqs_queue.q

Executions of machine: none
`);
});

it("shows executions with when they began, how long they took and what they failed of", () => {
  const cause = JSON.stringify({
    errorType: "NoBands",
    errorMessage: "Scene 7 has no bands\nin it",
    trace: [],
  });
  const shown = withExecutions(
    execution({ name: "c", startedAt: "2026-03-30T10:00:00.123Z" }),
    execution({
      name: "b",
      status: "FAILED",
      startedAt: "2026-03-30T09:00:00.000Z",
      durationMs: 65_000,
      redrives: 2,
      failure: { state: "Processor", error: "NoBands", cause },
    }),
    execution({ name: "a", status: "ABORTED", redrives: 1, failure: {} }),
  );
  expect(shown).toBe(`Executions of machine
execution  status                    started               took       failed in
c          RUNNING                   2026-03-30 10:00:00Z
b          FAILED, redriven 2 times  2026-03-30 09:00:00Z  1 min 5 s  Processor: NoBands: Scene 7 has no bands
a          ABORTED, redriven once
`);
});

it("cuts a long cause", () => {
  const shown = withExecutions(execution({ failure: { error: "E", cause: "c".repeat(1000) } }));
  expect(shown.match(/c{100,}/)?.[0]).toHaveLength(157);
});

it("says why executions are not listed", () => {
  const { executions: _, ...machine } = MACHINE;
  const view = { ...EMPTY, stateMachines: [{ ...machine, notAsked: "error: No\n  fix: Sign in" }] };
  expect(deployedText(view, 200)).toContain(`Executions of machine are not listed:
  error: No
    fix: Sign in
`);
});

it("shows no character that steers a terminal", () => {
  const hostile = "\u001b[31mred\u202e\r\n";
  const { executions: _, ...unasked } = { ...MACHINE, name: hostile };
  const text = deployedText(
    {
      ...EMPTY,
      stack: hostile,
      addresses: [hostile],
      notDeployed: [hostile],
      roles: [
        {
          address: hostile,
          name: hostile,
          arn: hostile,
          here: { standing: "differs", attributes: [hostile] },
        },
      ],
      stateMachines: [
        {
          ...MACHINE,
          name: hostile,
          status: hostile,
          executions: [
            execution({ name: hostile, failure: { state: hostile, error: hostile, cause: hostile } }),
          ],
        },
        { ...unasked, notAsked: hostile },
      ],
    },
    200,
  );
  expect(["\u001b", "\u202e", "\r"].filter((character) => text.includes(character))).toEqual([]);
});
