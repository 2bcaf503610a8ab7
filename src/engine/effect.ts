import type { FunctionCall, FunctionOutcome } from "./functions";

/** What a state cannot do by itself: it yields it, and whoever drives the state does it. */
export type Effect =
  | {
      readonly kind: "wait";
      /** Milliseconds since the epoch, on the execution's clock. */
      readonly until: number;
    }
  | {
      readonly kind: "invoke";
      readonly call: FunctionCall;
      /** Seconds until the state stops waiting for the outcome. */
      readonly timeoutSeconds?: number;
    };

/** What comes back for an effect: nothing for a wait. */
export type Reply = FunctionOutcome | "timed out" | undefined;

/** A computation that yields its effects and is resumed with their replies. */
export type Steps<Result> = Generator<Effect, Result, Reply>;

export function* waitUntil(until: number): Steps<void> {
  yield { kind: "wait", until };
}

export function* invoke(call: FunctionCall, timeoutSeconds?: number): Steps<FunctionOutcome | "timed out"> {
  const reply = yield { kind: "invoke", call, ...(timeoutSeconds !== undefined && { timeoutSeconds }) };
  if (reply === undefined) throw new Error("A call was resumed without its outcome");
  return reply;
}
