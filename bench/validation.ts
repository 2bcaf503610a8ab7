import aslValidator from "asl-validator";
import { checkDefinition } from "../src/asl/check";
import { definitions } from "./definitions";
import { alternating, median } from "./measure";

const COUNT = 20;
const ROUNDS = 3;
const MOST_MS = 2;

/** The check of definitions in this process, against asl-validator's; neither has seen a definition before. */
export async function benchValidation(): Promise<string[]> {
  const all = definitions(COUNT * (ROUNDS + 1));
  const next = (work: (definition: (typeof all)[number]) => void) => {
    let from = 0;
    return () => {
      for (const definition of all.slice(from, from + COUNT)) work(definition);
      from += COUNT;
    };
  };
  const [ours = [], theirs = []] = await alternating(
    [
      next((definition) => {
        if (checkDefinition(definition).length > 0) throw new Error("A definition of the bench is refused");
      }),
      // It changes what it checks.
      next((definition) => aslValidator(structuredClone(definition))),
    ],
    ROUNDS,
  );
  const ratio = median(theirs.map((time, i) => time / (ours[i] ?? Number.NaN)));
  const each = median(ours) / COUNT;
  const verdict = each < MOST_MS ? `under ${MOST_MS} ms` : `NOT under ${MOST_MS} ms`;
  return [
    `validation: ${ratio.toFixed(0)} times as fast as asl-validator (${each.toFixed(2)} ms a definition, ${verdict}; ${(median(theirs) / COUNT).toFixed(0)} ms there)`,
  ];
}
