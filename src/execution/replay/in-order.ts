interface Waiting {
  readonly rank: number;
  readonly go: () => void;
}

/** Lets what waits at the same moment go on one after the other, the lowest rank first. */
export class InOrder {
  #waiting: Waiting[] = [];
  #scheduled = false;

  /** Settles when it is the rank's turn. */
  turn(rank: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ rank, go });
      this.#nextSoon();
    });
  }

  /** After everything that can go on now has gone on: it may wait for an earlier turn. */
  #nextSoon(): void {
    if (this.#scheduled || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#next();
    });
  }

  #next(): void {
    const [first, ...others] = this.#waiting.toSorted((one, other) => one.rank - other.rank);
    this.#waiting = others;
    first?.go();
    this.#nextSoon();
  }
}
