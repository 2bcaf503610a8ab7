import fc from "fast-check";
import { add, greaterThan, mapEach, range, sum } from "../../../src/asl/expressions";
import type { Pipeline } from "../../../src/asl/pipeline";

interface Value {
  readonly n: number;
}

interface Kept {
  readonly kept: number;
}

type Chain<Start> = Pipeline<Start, Value, Kept>;

/** What one or more states do to a number and to a variable. */
export type Step =
  | { readonly kind: "add" | "addKept" | "keep"; readonly by: number }
  | {
      readonly kind: "ifAbove";
      readonly limit: number;
      readonly then: readonly Step[];
      readonly otherwise: readonly Step[];
    }
  | { readonly kind: "sideBySide"; readonly branches: readonly (readonly Step[])[] }
  | { readonly kind: "each"; readonly times: number; readonly steps: readonly Step[] }
  | { readonly kind: "caught"; readonly steps: readonly Step[] }
  | { readonly kind: "until"; readonly limit: number; readonly by: number };

const small = () => fc.integer({ min: -5, max: 5 });

export const steps = fc.letrec<{ steps: readonly Step[]; step: Step }>((tie) => ({
  steps: fc.array(tie("step"), { maxLength: 4, depthIdentifier: "steps" }),
  step: fc.oneof(
    { depthIdentifier: "steps", maxDepth: 3, withCrossShrink: true },
    fc.record({ kind: fc.constantFrom("add" as const, "addKept" as const, "keep" as const), by: small() }),
    fc.record({
      kind: fc.constant("ifAbove" as const),
      limit: small(),
      then: tie("steps"),
      otherwise: tie("steps"),
    }),
    fc.record({
      kind: fc.constant("sideBySide" as const),
      branches: fc.array(tie("steps"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("each" as const), times: fc.nat(3), steps: tie("steps") }),
    fc.record({ kind: fc.constant("caught" as const), steps: tie("steps") }),
    fc.record({ kind: fc.constant("until" as const), limit: small(), by: fc.integer({ min: 1, max: 5 }) }),
  ),
})).steps;

/** Adds the states of steps to a chain. */
export class ChainWriter {
  #states = 0;

  write<Start>(chain: Chain<Start>, written: readonly Step[], inScope = true): Chain<Start> {
    return written.reduce((longer, step) => this.#step(longer, step, inScope), chain);
  }

  #name(kind: string): string {
    this.#states += 1;
    return `${kind} ${this.#states}`;
  }

  #step<Start>(chain: Chain<Start>, step: Step, inScope: boolean): Chain<Start> {
    const name = this.#name(step.kind);
    const branch = (written: readonly Step[]) => (begun: Chain<Start>) => this.write(begun, written, inScope);
    const scope = (written: readonly Step[]) => (begun: Chain<Start>) =>
      this.write(begun.pass(this.#name("begin")), written, false);
    switch (step.kind) {
      case "add":
        return chain.pass(name, { output: ({ input }) => ({ n: add(input.n, step.by) }) });
      case "addKept":
        return chain.pass(name, { output: ({ input, vars }) => ({ n: add(input.n, vars.kept, step.by) }) });
      case "keep":
        return inScope
          ? chain.pass(name, { assign: ({ input }) => ({ kept: add(input.n, step.by) }) })
          : chain.pass(name);
      case "ifAbove":
        return chain
          .choice(
            name,
            [{ when: ({ input }) => greaterThan(input.n, step.limit), then: branch(step.then) }],
            branch(step.otherwise),
          )
          .pass(this.#name("after"));
      case "sideBySide":
        return chain.parallel(name, step.branches.map(scope), {
          output: ({ result }) => ({ n: sum(mapEach(result, ({ n }) => n)) }),
        });
      case "each":
        return chain.map(
          name,
          {
            items: () => range(1, step.times),
            itemSelector: ({ item, input }) => ({ n: add(item, input.n) }),
          },
          (item) => scope(step.steps)(item),
          { output: ({ result }) => ({ n: sum(mapEach(result, ({ n }) => n)) }) },
        );
      case "caught":
        return chain
          .parallel(
            name,
            [(begun) => scope(step.steps)(begun).fail(this.#name("fail"), { error: "Expected" })],
            {
              output: () => ({ n: 0 }),
              catch: (on) => [
                on(["Expected"], { output: ({ input }) => ({ n: add(input.n, 1) }) }, (caught) => caught),
              ],
            },
          )
          .pass(this.#name("after"));
      case "until":
        return chain.loop((loop, start) =>
          loop
            .pass(this.#name("count"), { output: ({ input }) => ({ n: add(input.n, step.by) }) })
            .choice(
              name,
              [{ when: ({ input }) => greaterThan(input.n, step.limit), then: (done) => done }],
              (again) => again.backTo(start),
            )
            .pass(this.#name("after")),
        );
    }
  }
}

/** What steps do, without any state machine. */
export function done(written: readonly Step[], begun: Value & Kept, inScope = true): Value & Kept {
  let now = begun;
  for (const step of written) now = { ...now, ...stepDone(step, now, inScope) };
  return now;
}

function stepDone(step: Step, now: Value & Kept, inScope: boolean): Partial<Value & Kept> {
  const inside = (inner: readonly Step[], n: number) => done(inner, { n, kept: now.kept }, false).n;
  switch (step.kind) {
    case "add":
      return { n: now.n + step.by };
    case "addKept":
      return { n: now.n + now.kept + step.by };
    case "keep":
      return inScope ? { kept: now.n + step.by } : {};
    case "ifAbove":
      return done(now.n > step.limit ? step.then : step.otherwise, now, inScope);
    case "sideBySide":
      return { n: step.branches.reduce((total, branch) => total + inside(branch, now.n), 0) };
    case "each": {
      const items = Array.from({ length: step.times }, (_, i) => inside(step.steps, now.n + i + 1));
      return { n: items.reduce((total, item) => total + item, 0) };
    }
    case "caught":
      return { n: now.n + 1 };
    case "until":
      return { n: now.n + step.by * Math.max(1, Math.floor((step.limit - now.n) / step.by) + 1) };
  }
}
