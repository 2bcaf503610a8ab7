const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/** Java's generator: the same seed gives the same numbers. */
export class JavaRandom {
  #state: bigint;

  constructor(seed: number) {
    this.#state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  }

  /** A whole number from 0 up to a bound of 31 bits. */
  below(bound: number): number {
    for (;;) {
      const bits = this.#next31();
      if ((bound & (bound - 1)) === 0) return Number((BigInt(bound) * BigInt(bits)) >> 31n);
      const value = bits % bound;
      // The last, shorter run of values would make the small ones more frequent.
      if (bits - value + (bound - 1) < 2 ** 31) return value;
    }
  }

  #next31(): number {
    this.#state = (this.#state * MULTIPLIER + 0xbn) & MASK;
    return Number(this.#state >> 17n);
  }
}
