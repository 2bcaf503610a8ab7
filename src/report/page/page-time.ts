/**
 * Times of a page. On a simulated clock functions take no time; there, as in a record's durations, the time that they took
 * is added to everything that comes after them.
 */
export class PageTime {
  readonly #origin: number;
  readonly simulated: boolean;

  constructor(startedAt: string | undefined, clock: "simulated" | "real") {
    this.#origin = startedAt === undefined ? 0 : Date.parse(startedAt);
    this.simulated = clock === "simulated";
  }

  /**
   * @param time ISO 8601
   * @param shift what functions took until then in the same sequence of states, in milliseconds
   * @returns milliseconds since the beginning
   */
  at(time: string, shift: number): number {
    return Date.parse(time) - this.#origin + shift;
  }

  /** What a function that took so long adds to the times after it. */
  added(durationMs: number | undefined): number {
    return this.simulated ? (durationMs ?? 0) : 0;
  }
}
