import { setMaxListeners } from "node:events";

/** What a timer can hold, in milliseconds: some 24 days. A Wait state can be longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The time that an execution goes by. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves when the clock reaches `time`, or at once where it is past; rejects with the signal's reason when aborted. */
  waitUntil(time: number, signal: AbortSignal): Promise<void>;
  /**
   * Lets something work that takes real time, a function, and waits for it.
   *
   * @param limitMs real milliseconds after which nobody waits any more; the result is then `"timed out"`
   */
  whileWorking<T>(work: () => Promise<T>, limitMs?: number): Promise<T | "timed out">;
}

/** The machine's own clock: a wait takes as long as it says. */
export class RealClock implements Clock {
  now(): number {
    return Date.now();
  }

  async waitUntil(time: number, signal: AbortSignal): Promise<void> {
    for (let left = time - Date.now(); left > 0; left = time - Date.now()) {
      await sleep(Math.min(left, LONGEST_TIMER), signal);
    }
    signal.throwIfAborted();
  }

  whileWorking<T>(work: () => Promise<T>, limitMs?: number): Promise<T | "timed out"> {
    return within(work, limitMs);
  }
}

/** The work's result, or `"timed out"` where it takes longer than `limitMs` of real time. */
export async function within<T>(
  work: () => Promise<T>,
  limitMs: number | undefined,
): Promise<T | "timed out"> {
  if (limitMs === undefined) return work();
  const timer = new AbortController();
  const late = sleep(Math.min(limitMs, LONGEST_TIMER), timer.signal).then(
    () => "timed out" as const,
    () => "timed out" as const,
  );
  try {
    return await Promise.race([work(), late]);
  } finally {
    timer.abort();
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, milliseconds);
    if (signal.aborted) onAbort();
    else {
      // Any number of branches and items wait side by side, with one signal.
      setMaxListeners(0, signal);
      signal.addEventListener("abort", onAbort, { once: true });
    }
  });
}
