import type { Clock } from "./clock";

/**
 * What a promise gives, or `"timed out"` where the clock reaches a moment first. The clock goes on meanwhile.
 *
 * @param until milliseconds since the epoch; forever where undefined
 * @throws the signal's reason where it is aborted first
 */
export async function awaited<T>(
  promise: Promise<T>,
  clock: Clock,
  until: number | undefined,
  signal: AbortSignal,
): Promise<T | "timed out"> {
  const over = new AbortController();
  const late =
    until === undefined
      ? aborted(AbortSignal.any([signal, over.signal]))
      : clock.waitUntil(until, AbortSignal.any([signal, over.signal])).then(() => "timed out" as const);
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}
