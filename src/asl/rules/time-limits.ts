import { calledFunction, knownFunction } from "../called-function";
import type { Finding } from "../diagnostic";
import { isExpress } from "../express";
import type { Rule } from "../rule";
import type { NamedState } from "../scopes";

/** How long an Express machine runs at most, in seconds. */
const EXPRESS = 300;

/**
 * A task's heartbeat is shorter than its time limit, and its time limit can be reached.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const timeLimits: Rule = (scope, machine) => {
  const express = isExpress(scope, machine);
  const { path, fields, outer, named } = scope;
  const machineLimit =
    outer === undefined && express ? unused(fields.TimeoutSeconds, path, EXPRESS, "an Express machine") : [];
  return [
    ...machineLimit,
    ...named.flatMap(heartbeat),
    ...named.flatMap(({ name, path: at, state }): Finding[] => {
      if (state.Type === "Wait" && express && typeof state.Seconds === "number" && state.Seconds >= EXPRESS) {
        return [
          {
            code: "EXPRESS_WAIT",
            message: `State ${JSON.stringify(name)} waits longer than an Express machine runs`,
            path: `${at}.Seconds`,
            value: state.Seconds,
            remedy: `Wait less than ${EXPRESS} seconds, or make the machine STANDARD`,
          },
        ];
      }
      if (state.Type !== "Task") return [];
      const called = calledFunction(state);
      const limit = called === undefined ? undefined : knownFunction(called, machine)?.timeoutSeconds;
      return [
        ...(limit === undefined ? [] : unused(state.TimeoutSeconds, at, limit, "the function")),
        ...(express ? unused(state.TimeoutSeconds, at, EXPRESS, "an Express machine") : []),
      ];
    }),
  ];
};

function heartbeat({ name, path, state }: NamedState): Finding[] {
  const { HeartbeatSeconds: beat, TimeoutSeconds: limit } = state;
  if (typeof beat !== "number" || typeof limit !== "number" || beat < limit) return [];
  return [
    {
      code: "TIME_LIMITS",
      message: `The HeartbeatSeconds of state ${JSON.stringify(name)} are not shorter than its TimeoutSeconds, ${limit}`,
      path: `${path}.HeartbeatSeconds`,
      value: beat,
      remedy: "Give less than TimeoutSeconds",
    },
  ];
}

function unused(value: unknown, path: string, limit: number, what: string): Finding[] {
  if (typeof value !== "number" || value <= limit) return [];
  return [
    {
      code: "UNUSED_TIME_LIMIT",
      message: `TimeoutSeconds is never reached: ${what} ends after ${limit} seconds`,
      path: `${path}.TimeoutSeconds`,
      value,
      remedy: `Give at most ${limit}, or remove it`,
    },
  ];
}
