import { setFlagsFromString } from "node:v8";
import { type ResourceLimits, Worker } from "node:worker_threads";

/** Something that runs in a worker and must not use more than its memory. */
export interface Watched {
  readonly worker: Worker;
  readonly memoryMegabytes: number;
  outOfMemory(): void;
}

/** What is known of something that runs, from poll to poll. */
interface Observation {
  /** Whether the worker was asked for its heap and has not answered yet. */
  asked?: boolean;
  /** Since when its heap is above the memory, by `performance.now()`. */
  overSince?: number;
  /** Milliseconds that its event loop had been active at the first poll. */
  activeBefore?: number;
}

interface HeapReporter {
  getHeapStatistics(): Promise<{ readonly used_heap_size: number; readonly external_memory: number }>;
}

const megabyte = 1024 * 1024;
const pollMilliseconds = 10;
/** How long a heap may stay above the memory: until then it can be garbage that is not collected yet. */
const graceMilliseconds = 1000;
/** How far a heap may rise above the memory at all, in megabytes. */
const graceMegabytes = 512;
/** What V8 allows beyond that, so that a poll comes first: V8's own limit can abort the process. */
const headroomMegabytes = 1024;

const heapsAreReported = "getHeapStatistics" in Worker.prototype;

/** The limits for V8 in the worker of a function, which {@link MemoryWatch} complements. */
export function heapLimits(memoryMegabytes: number): ResourceLimits {
  if (Number.parseInt(process.versions.v8, 10) >= 13) {
    // Unrolled loops lose the check by which V8 stops them: such a worker can be neither asked nor terminated.
    setFlagsFromString("--no-turboshaft-loop-unrolling");
  }
  return { maxOldGenerationSizeMb: memoryMegabytes + graceMegabytes + headroomMegabytes };
}

/**
 * Ends workers that use more memory than their function has, buffers included.
 *
 * Where Node tells the heap of a worker (from 22.16), that is what counts: more than the memory for a second, or
 * more than 512 MB above it. Elsewhere the growth of this whole process counts: when it is 512 MB above the
 * memory of all that runs, the busiest worker is ended. (An exact limit for V8 would abort the process when a
 * large table has to grow.)
 *
 * A single allocation that is larger than all that V8 allows can still abort the process.
 */
export class MemoryWatch {
  readonly #running = new Map<Watched, Observation>();
  #timer: NodeJS.Timeout | undefined;
  /** The least that this process has held since the first of what now runs began, in bytes. */
  #residentBefore: number | undefined;

  /** Begins to watch; the poll that this starts does not keep the process alive. */
  begin(watched: Watched): void {
    this.#running.set(watched, {});
    this.#timer ??= setInterval(() => this.#poll(), pollMilliseconds).unref();
  }

  end(watched: Watched): void {
    this.#running.delete(watched);
    if (this.#running.size === 0) {
      this.#residentBefore = undefined;
    }
  }

  #poll(): void {
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else if (heapsAreReported) {
      for (const [watched, observation] of this.#running) {
        void this.#checkHeap(watched, observation);
      }
    } else {
      this.#checkProcess();
    }
  }

  async #checkHeap(watched: Watched, observation: Observation): Promise<void> {
    if (observation.asked || !reportsHeap(watched.worker)) {
      return;
    }
    observation.asked = true;
    const heap = await watched.worker.getHeapStatistics().catch(() => undefined);
    observation.asked = false;
    if (heap === undefined || this.#running.get(watched) !== observation) {
      return;
    }
    const beyond = (heap.used_heap_size + heap.external_memory) / megabyte - watched.memoryMegabytes;
    if (beyond <= 0) {
      delete observation.overSince;
      return;
    }
    observation.overSince ??= performance.now();
    if (beyond > graceMegabytes || performance.now() - observation.overSince > graceMilliseconds) {
      watched.outOfMemory();
    }
  }

  #checkProcess(): void {
    const resident = process.memoryUsage.rss();
    this.#residentBefore = Math.min(resident, this.#residentBefore ?? resident);
    let allowedMegabytes = graceMegabytes;
    let busiest: { readonly watched: Watched; readonly active: number } | undefined;
    for (const [watched, observation] of this.#running) {
      allowedMegabytes += watched.memoryMegabytes;
      const total = watched.worker.performance.eventLoopUtilization().active;
      observation.activeBefore ??= total;
      const active = total - observation.activeBefore;
      if (busiest === undefined || active > busiest.active) {
        busiest = { watched, active };
      }
    }
    if ((resident - this.#residentBefore) / megabyte > allowedMegabytes) {
      busiest?.watched.outOfMemory();
    }
  }
}

function reportsHeap(worker: Worker): worker is Worker & HeapReporter {
  return heapsAreReported && "getHeapStatistics" in worker;
}
