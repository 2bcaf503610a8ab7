import { setMaxListeners } from "node:events";
import { type Clock, within } from "./clock";

/** The last moment that a date can hold. */
const LATEST = 8.64e15;

interface Waiter {
  readonly time: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next moment somebody waits for, as soon as nothing works any more: waits and back-off cost
 * nothing, and the same run gives the same times. It stands still while a function works, but for one that works past
 * its limit, which costs that limit.
 */
export class SimulatedClock implements Clock {
  #now: number;
  #working = 0;
  #waiters: Waiter[] = [];
  #scheduled = false;

  /** @param start where it begins, in milliseconds since the epoch */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  waitUntil(time: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const onAbort = () => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        time,
        wake: () => {
          signal.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      // Any number of branches and items wait side by side, with one signal.
      setMaxListeners(0, signal);
      signal.addEventListener("abort", onAbort, { once: true });
      this.#waiters.push(waiter);
      this.#moveOnSoon();
    });
  }

  async whileWorking<T>(work: () => Promise<T>, limitMs?: number): Promise<T | "timed out"> {
    this.#working += 1;
    try {
      const result = await within(work, limitMs);
      if (result === "timed out" && limitMs !== undefined) this.#now = Math.min(this.#now + limitMs, LATEST);
      return result;
    } finally {
      this.#working -= 1;
      this.#moveOnSoon();
    }
  }

  /** After everything that can go on now has gone on: branches that still run may wait for an earlier moment. */
  #moveOnSoon(): void {
    if (this.#scheduled || this.#waiters.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#working === 0) this.#moveOn();
    });
  }

  #moveOn(): void {
    const next = this.#waiters.reduce<Waiter | undefined>(
      (first, waiter) => (first === undefined || waiter.time < first.time ? waiter : first),
      undefined,
    );
    if (next === undefined) return;
    this.#waiters = this.#waiters.filter((waiter) => waiter !== next);
    this.#now = Math.min(Math.max(this.#now, next.time), LATEST);
    next.wake();
    this.#moveOnSoon();
  }
}
