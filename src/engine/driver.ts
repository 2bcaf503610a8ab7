import { setMaxListeners } from "node:events";
import type { Clock } from "./clock/clock";
import { awaited } from "./clock/timed-wait";
import type { Effect, Steps, TimedOut, TokenWait } from "./effect";
import type { Executions } from "./tasks/executions";
import type { FunctionOutcome, Functions } from "./tasks/functions";
import type { Services, TimedAnswer } from "./tasks/services";
import type { TaskTokens } from "./tasks/task-tokens";

/** Why a computation ends before it is done: nobody needs it any more. */
export class Stop extends Error {
  override readonly name = "Stop";
}

/** What computations work with. */
export interface Surroundings {
  readonly clock: Clock;
  readonly functions: Functions;
  readonly services: Services;
  readonly tokens: TaskTokens;
  readonly executions: Executions;
}

/** Steps through computations, doing what they yield against a clock, functions and services. */
export class Driver {
  readonly #around: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#around = surroundings;
  }

  /**
   * Runs a computation to its end.
   *
   * @param signal when it is aborted, the computation is resumed with its reason, once, as an error
   * @throws what the computation throws
   */
  async drive<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
    let turn = signal.aborted ? steps.throw(signal.reason) : steps.next();
    while (turn.done !== true) {
      const reply = await this.#perform(turn.value, signal).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
      if (signal.aborted) turn = steps.throw(signal.reason);
      else turn = "error" in reply ? steps.throw(reply.error) : steps.next(reply.value);
    }
    return turn.value;
  }

  async #perform(effect: Effect, signal: AbortSignal): Promise<unknown> {
    const { clock, functions, services, tokens, executions } = this.#around;
    switch (effect.kind) {
      case "wait":
        return clock.waitUntil(effect.until, signal);
      case "evaluate":
        return clock.whileWorking(effect.work);
      case "invoke":
        return this.#working((given) => functions.invoke(effect.call, given), effect.timeoutSeconds, signal);
      case "call service":
        return this.#working((given) => services.call(effect.call, given), effect.timeoutSeconds, signal);
      case "issue token":
        return tokens.issue(effect.token, effect.activity);
      case "await poll":
        return this.#polled(effect, signal);
      case "await answer":
        return this.#answered(effect, signal);
      case "start execution":
        return executions.start(effect.request);
      case "await execution":
        return this.#ended(effect, signal);
      case "run":
        return this.#run(effect.runs, effect.limit, signal);
    }
  }

  async #working<Outcome>(
    work: (signal: AbortSignal) => Promise<Outcome> | TimedAnswer | undefined,
    timeoutSeconds: number | undefined,
    signal: AbortSignal,
  ): Promise<Outcome | FunctionOutcome | TimedOut | undefined> {
    const given = new AbortController();
    const working = work(AbortSignal.any([signal, given.signal]));
    if (working === undefined) return undefined;
    if ("afterMs" in working) return this.#timed(working, timeoutSeconds, signal);
    const outcome = await this.#around.clock.whileWorking(
      () => working,
      timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000,
    );
    if (outcome === "timed out") given.abort(new Stop("Timed out"));
    return outcome;
  }

  async #timed(
    { afterMs, outcome }: TimedAnswer,
    timeoutSeconds: number | undefined,
    signal: AbortSignal,
  ): Promise<FunctionOutcome | TimedOut> {
    const { clock } = this.#around;
    const limitMs = timeoutSeconds === undefined ? Number.POSITIVE_INFINITY : timeoutSeconds * 1000;
    if (afterMs > 0) await clock.waitUntil(clock.now() + Math.min(afterMs, limitMs), signal);
    return afterMs > limitMs ? "timed out" : clock.whileWorking(outcome);
  }

  async #polled({ token, until }: TokenWait, signal: AbortSignal) {
    const { clock, tokens } = this.#around;
    const task = await awaited(tokens.polled(token), clock, until, signal).catch((error: unknown) => {
      tokens.close(token);
      throw error;
    });
    if (task === "timed out") tokens.close(token);
    return task;
  }

  async #answered({ token, until, heartbeatSeconds }: TokenWait, signal: AbortSignal) {
    const { clock, tokens } = this.#around;
    try {
      for (;;) {
        const due = heartbeatSeconds === undefined ? undefined : clock.now() + heartbeatSeconds * 1000;
        const soonest = due === undefined || (until !== undefined && until < due) ? until : due;
        const beat = tokens.beaten(token).then(() => "beat" as const);
        const answer = await awaited(Promise.race([tokens.answered(token), beat]), clock, soonest, signal);
        if (answer === "timed out" && soonest === due && due !== undefined) return "no heartbeat";
        if (answer !== "beat") return answer;
      }
    } finally {
      tokens.close(token);
    }
  }

  async #ended({ execution, until }: Effect & { readonly kind: "await execution" }, signal: AbortSignal) {
    try {
      const ended = await awaited(execution.ended, this.#around.clock, until, signal);
      if (ended === "timed out") execution.stop();
      return ended;
    } catch (error) {
      execution.stop();
      throw error;
    }
  }

  async #run(runs: Iterator<Steps<void>>, limit: number, signal: AbortSignal): Promise<void> {
    const siblings = new AbortController();
    const both = AbortSignal.any([signal, siblings.signal]);
    const failures: unknown[] = [];
    // Each run waits on this one signal; Node takes more than ten listeners for a leak.
    setMaxListeners(0, both);
    let running = 0;
    let onEnd = () => {};
    const begin = (steps: Steps<void>) => {
      running += 1;
      this.drive(steps, both)
        .catch((error: unknown) => {
          failures.push(error);
          siblings.abort(new Stop("Another run failed"));
        })
        .finally(() => {
          running -= 1;
          onEnd();
        });
    };
    for (;;) {
      const room = failures.length === 0 && !signal.aborted && running < limit;
      const next = room ? runs.next() : undefined;
      if (next?.done === false) {
        begin(next.value);
      } else if (running === 0) {
        break;
      } else {
        await new Promise<void>((resolve) => {
          onEnd = resolve;
        });
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
