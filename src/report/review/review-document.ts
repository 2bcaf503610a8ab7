import { type Finding, GATES, type Gate, type Review } from "../../review/review";
import {
  code,
  type FindingList,
  type Inline,
  type Line,
  prose,
  type ReviewDocument,
  strong,
  words,
} from "./document";
import { functionSections } from "./function-sections";
import { machineSections } from "./machine-sections";
import { maskedReview } from "./masked-review";
import { restSections } from "./rest-sections";
import { roleSections } from "./role-sections";
import { cutText } from "./value-text";

/** What a gate is called. */
const GATE_WORDS: Readonly<Record<Gate, string>> = {
  "in-flight": "Executions in flight would break",
  destroy: "Something is destroyed or replaced",
  widened: "Permissions are widened",
  validation: "The validation failed",
};

const LONGEST_NAME = 60;
const LONGEST_VERDICT = 240;

/** A review in the order in which it is read, without secrets. */
export function reviewDocument(given: Review): ReviewDocument {
  const review = maskedReview(given);
  const { stackName, verdict, counts, findings } = review;
  return {
    verdict: [
      ...(stackName === undefined ? [] : [code(cutText(stackName, LONGEST_NAME)), words(": ")]),
      prose(cutText(verdict, LONGEST_VERDICT)),
    ],
    counts: countsLine(counts),
    isOpen: findings.some(({ isAccepted }) => !isAccepted),
    findings: GATES.flatMap((gate) =>
      findingList(
        gate,
        findings.filter((one) => one.gate === gate),
      ),
    ),
    sections: [
      ...machineSections(review.machines),
      ...roleSections(review.roles),
      ...functionSections(review.functions),
      ...restSections(review),
    ],
  };
}

function countsLine({ delete: gone, replace, create, update, forget }: Review["counts"]): Line {
  if (gone + replace + create + update + forget === 0) {
    return [words("Nothing is created, changed or destroyed.")];
  }
  const grave = (count: number, what: string): Inline =>
    count === 0 ? words(`0 ${what}`) : strong(words(`${count} ${what}`));
  return [
    grave(gone, "to destroy"),
    words(", "),
    grave(replace, "to replace"),
    words(`, ${create} to create, ${update} to update`),
    ...(forget === 0 ? [] : [words(", "), strong(words(`${forget} to forget`))]),
  ];
}

function findingList(gate: Gate, findings: readonly Finding[]): FindingList[] {
  if (findings.length === 0) return [];
  const open = findings.filter(({ isAccepted }) => !isAccepted);
  const title: Line =
    open.length === 0
      ? [words(`${GATE_WORDS[gate]}: accepted`)]
      : [
          words(`${GATE_WORDS[gate]}: ${findings.length}. To accept ${open.length === 1 ? "it" : "all"}: `),
          code(`--accept ${gate}`),
          words(", or in a pull request the label "),
          code(`accept: ${gate}`),
        ];
  return [{ gate, isOpen: open.length > 0, title, items: findings.map(findingLine) }];
}

function findingLine({ gate, address, place, what, remedy, isAccepted }: Finding): Line {
  return [
    code(address),
    ...(place === undefined ? [] : [words(", "), code(place)]),
    words(": "),
    prose(what),
    words("."),
    ...(remedy === undefined ? [] : [words(" "), prose(remedy), words(".")]),
    ...(isAccepted
      ? [words(" (accepted)")]
      : [words(" To accept it alone: "), code(`--accept ${argument(`${gate}=${address}`)}`)]),
  ];
}

/** A text as a shell takes it. */
function argument(text: string): string {
  return /^[\w.=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
