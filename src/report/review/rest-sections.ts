import type { Review } from "../../review/review";
import type { OutputChange, ResourceChange } from "../../review/stack-change";
import { counted } from "../page/words";
import { type Block, code, type Line, type Section, words } from "./document";
import { IMPORTANCE } from "./importance";
import { actionSentence, resourceLines } from "./resource-lines";
import { valueText } from "./value-text";

/** Outputs, what was changed outside of Terraform, and the rest as Terraform shows it. */
export function restSections({ outputs, drift, others }: Review): Section[] {
  const told = outputs.filter(({ action }) => action !== "no-op");
  return [
    ...(told.length === 0 ? [] : [outputSection(told)]),
    ...(drift.length === 0
      ? []
      : [
          resourceSection(`Changed outside of Terraform: ${counted(drift.length, "resource")}`, drift, {
            name: "what was changed outside of Terraform",
            importance: IMPORTANCE.drift,
            isDrift: true,
          }),
        ]),
    ...(others.length === 0
      ? []
      : [
          resourceSection(`The rest: ${counted(others.length, "resource")}`, others, {
            name: `the rest (${counted(others.length, "resource")})`,
            importance: IMPORTANCE.rest,
            isDrift: false,
          }),
        ]),
  ];
}

function outputSection(outputs: readonly OutputChange[]): Section {
  const value = (one: OutputChange["before"]): readonly Line[] => [
    one === undefined ? [words("–")] : [code(valueText(one))],
  ];
  const block: Block = {
    kind: "table",
    headings: ["Output", "Before", "After"],
    rows: outputs.map(({ name, before, after }) => [[[code(name)]], value(before), value(after)]),
  };
  return {
    title: [words("Outputs")],
    isFolded: false,
    parts: [{ name: "outputs", importance: IMPORTANCE.outputs, blocks: [block] }],
  };
}

function resourceSection(
  title: string,
  resources: readonly ResourceChange[],
  {
    name,
    importance,
    isDrift,
  }: { readonly name: string; readonly importance: number; readonly isDrift: boolean },
): Section {
  const items = resources.map(
    (one): Line => [code(one.address), words(` ${isDrift ? "has changed" : actionSentence(one)}`)],
  );
  return {
    title: [words(title)],
    isFolded: true,
    parts: [
      {
        name,
        importance,
        blocks: resources.map((one) => ({ kind: "diff", lines: resourceLines(one, isDrift) })),
        brief: [{ kind: "list", items }],
      },
    ],
  };
}
