const HEAD = `import { add, count, greaterThan } from "../src/asl/expressions";
import { pipeline } from "../src/asl/pipeline";
import type { TaskFunction } from "../src/asl/task-function";

interface Scene {
  readonly id: string;
  readonly bands: number;
  readonly tags: readonly string[];
}
declare const split: TaskFunction<Scene, { readonly scene: Scene; readonly at: string }>;
declare const same: TaskFunction<Scene, Scene>;
void [add, count, greaterThan, pipeline, split as unknown, same as unknown];
`;

/** Nothing but what the other sources begin with. */
export function emptySource(): string {
  return HEAD;
}

/** A chain of many states, each with expressions: tasks that set variables, conditions, catchers. */
export function longChain(states: number): string {
  const kinds = [
    (i: number) =>
      `.task("T${i}", split, { arguments: ({ input }) => ({ id: input.id, bands: add(input.bands, 1), tags: input.tags }), assign: ({ result }) => ({ v${i}: result.at }), output: ({ result }) => result.scene })`,
    (i: number) =>
      `.pass("P${i}", { output: ({ input, vars }) => ({ id: vars.v${i - 1}, bands: count(input.tags), tags: input.tags }) })`,
    (i: number) =>
      `.choice("C${i}", [{ when: ({ input }) => greaterThan(input.bands, ${i}), then: (b) => b.fail("F${i}", { error: "TooMany" }) }])`,
    (i: number) =>
      `.task("S${i}", same, { catch: (on) => [on(["States.ALL"], { output: ({ input }) => input }, (h) => h)] })`,
  ];
  const lines = Array.from({ length: states }, (_, i) => `  ${kinds[i % kinds.length]?.(i)}`);
  return `${HEAD}export const long = pipeline<Scene>()\n${lines.join("\n")}\n  .succeed("End");\n`;
}

/** Maps and choices in turn, one inside the other. */
export function nestedChain(depth: number): string {
  return `${HEAD}export const nested = pipeline<{ readonly items: readonly Scene[] }>().through(${level(0, depth)});\n`;
}

function level(at: number, depth: number): string {
  const chain = `x${at}`;
  if (at === depth)
    return `(${chain}) => ${chain}.pass("End", { output: ({ input }) => count(input.items) })`;
  const inner = level(at + 1, depth);
  return at % 2 === 0
    ? `(${chain}) => ${chain}.map("M${at}", { items: ({ input }) => input.items, itemSelector: ({ input }) => ({ items: input.items }) }, ${inner}).pass("P${at}", { output: ({ input }) => ({ n: count(input) }) })`
    : `(${chain}) => ${chain}.choice("C${at}", [{ when: ({ input }) => greaterThan(count(input.items), ${at}), then: ${inner} }], (o) => o.pass("O${at}", { output: () => ({ n: 0 }) }))`;
}
