import aslValidator from "asl-validator";
import { checkDefinition } from "../src/asl/check";
import type { Definition } from "../src/asl/definition";
import { definitions } from "./definitions";
import { alternating, median } from "./measure";

const ROUNDS = 5;
const MOST_MS = 2;

/** How many definitions each checks a round: about as long as the other. */
const OURS = 200;
const THEIRS = 6;

/** The check of definitions in this process, against asl-validator's; neither sees a definition a second time. */
export async function benchValidation(): Promise<string[]> {
  const all = definitions(OURS * (ROUNDS + 1));
  const [ours = [], theirs = []] = await alternating(
    [
      each(all, OURS, (definition) => {
        if (checkDefinition(definition).length > 0) throw new Error("A definition of the bench is refused");
      }),
      // It changes what it checks.
      each(all, THEIRS, (definition) => aslValidator(structuredClone(definition))),
    ],
    ROUNDS,
  );
  const [mine, other] = [median(ours) / OURS, median(theirs) / THEIRS];
  const ratio = median(theirs.map((time, i) => time / THEIRS / ((ours[i] ?? Number.NaN) / OURS)));
  const verdict = mine < MOST_MS ? `under ${MOST_MS} ms` : `NOT under ${MOST_MS} ms`;
  return [
    `validation: ${ratio.toFixed(0)} times as fast as asl-validator (${mine.toFixed(2)} ms a definition, ${verdict}; ${other.toFixed(0)} ms there)`,
  ];
}

/** Work that takes the next definitions each time. */
function each(all: readonly Definition[], count: number, work: (definition: Definition) => void): () => void {
  let from = 0;
  return () => {
    for (const definition of all.slice(from, from + count)) work(definition);
    from += count;
  };
}
