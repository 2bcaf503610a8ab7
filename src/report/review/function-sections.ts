import type { CodeChange, FunctionChange, InputSize } from "../../review/review";
import { byteSize } from "../page/words";
import { type Block, code, codes, type Line, type Part, type Section, words } from "./document";
import { IMPORTANCE } from "./importance";
import { sectionTitle } from "./section-title";
import { settingsTable } from "./settings-table";

const MOST_INPUTS = 8;

/** What changes in functions: the size of their code and what made it, configuration, names of variables. */
export function functionSections(functions: readonly FunctionChange[]): Section[] {
  return functions.map((one) => ({
    title: sectionTitle("Function", one),
    subject: one.name,
    isFolded: false,
    parts: [...facts(one), ...inputs(one.code), ...configuration(one)],
  }));
}

function facts({ code: change, environment }: FunctionChange): Part[] {
  const items = [...(change === undefined ? [] : [codeLine(change)]), ...environmentLines(environment)];
  if (items.length === 0) return [];
  return [{ name: "code and environment", importance: IMPORTANCE.code, blocks: [{ kind: "list", items }] }];
}

function codeLine({ before, after, measured }: CodeChange): Line {
  const what = measured === "bundle" ? "Code" : "Code (zip)";
  if (before === undefined && after === undefined) return [words(`${what}: changes, its size is not known`)];
  if (before === undefined) return [words(`${what}: ${byteSize(after ?? 0)}, before not known`)];
  if (after === undefined) return [words(`${what}: ${byteSize(before)} before, after not known`)];
  const by = after - before;
  const difference = by === 0 ? "the same size" : `${by > 0 ? "+" : "−"}${byteSize(Math.abs(by))}`;
  return [words(`${what}: ${byteSize(before)} → ${byteSize(after)} (${difference})`)];
}

function environmentLines({ added, removed, changed, unknown }: FunctionChange["environment"]): Line[] {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ["Environment, added", added],
    ["Environment, removed", removed],
    ["Environment, changed", changed],
    ["Environment, known only when the change is applied", unknown],
  ];
  return kinds.flatMap(([kind, names]) =>
    names.length === 0 ? [] : [[words(`${kind}: `), ...codes(names)]],
  );
}

function inputs(change: CodeChange | undefined): Part[] {
  const sizes = change?.inputs ?? [];
  if (sizes.length === 0) return [];
  const rest = sizes.length - MOST_INPUTS;
  const blocks: Block[] = [
    {
      kind: "table",
      headings: ["Input", "Before", "After", "Difference"],
      rows: sizes.slice(0, MOST_INPUTS).map(inputRow),
    },
    ...(rest > 0 ? [{ kind: "paragraph", line: [words(`… ${rest} more inputs`)] } as const] : []),
  ];
  return [{ name: "inputs", importance: IMPORTANCE.inputs, blocks }];
}

function inputRow({ path, before, after }: InputSize): readonly (readonly Line[])[] {
  const by = after - before;
  return [
    [[code(path)]],
    [[words(before === 0 ? "new" : byteSize(before))]],
    [[words(after === 0 ? "gone" : byteSize(after))]],
    [[words(`${by < 0 ? "−" : "+"}${byteSize(Math.abs(by))}`)]],
  ];
}

function configuration({ configuration: settings }: FunctionChange): Part[] {
  const blocks = settingsTable(settings);
  return blocks.length === 0 ? [] : [{ name: "configuration", importance: IMPORTANCE.settings, blocks }];
}
