import { UserError } from "../../input/user-error";

const STEP =
  /(?:(?<deep>\.\.)|\.)(?:(?<plain>[^\s.[\]'"*]+)|\*)|\[(?:(?<index>\d+)|\*|'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)")\]/y;

interface Step {
  /** Absent for any. */
  readonly name?: string;
  /** Whether it can be any number of levels below. */
  readonly deep: boolean;
}

/** A path to values in a payload, of which some part was walked. */
export class ValuePath {
  readonly text: string;
  readonly #steps: readonly Step[];
  readonly #at: number;

  private constructor(text: string, steps: readonly Step[], at: number) {
    this.text = text;
    this.#steps = steps;
    this.#at = at;
  }

  /**
   * @param text for example `$.scene.token`, `$.users[*].mail` or `$..secret`
   * @throws UserError where it is no such path
   */
  static of(text: string): ValuePath {
    const steps: Step[] = [];
    STEP.lastIndex = 1;
    while (text.startsWith("$") && STEP.lastIndex < text.length) {
      const { deep, plain, index, single, double } = STEP.exec(text)?.groups ?? {};
      if (STEP.lastIndex === 0) break;
      const name = plain ?? index ?? (single ?? double)?.replaceAll(/\\(.)/g, "$1");
      steps.push({ deep: deep !== undefined, ...(name !== undefined && { name }) });
      if (STEP.lastIndex === text.length) return new ValuePath(text, steps, 0);
    }
    throw new UserError({
      what: "This is no path to values that are to be left out",
      where: "--redact",
      received: text,
      remedy: "Write $.scene.token, $.users[*].mail or $..secret, or a pattern of names: *password*",
    });
  }

  /** Whether the whole path was walked. */
  get done(): boolean {
    return this.#at === this.#steps.length;
  }

  /** What of the path is left below a member or an item. */
  below(name: string): ValuePath[] {
    const step = this.#steps[this.#at];
    if (step === undefined) return [];
    const next = step.name === undefined || step.name === name;
    return [
      ...(next ? [new ValuePath(this.text, this.#steps, this.#at + 1)] : []),
      ...(step.deep ? [this] : []),
    ];
  }
}
