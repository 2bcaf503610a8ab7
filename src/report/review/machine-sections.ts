import type { Diagnostic } from "../../asl/diagnostic";
import type { MachineChange } from "../../review/review";
import { type DefinitionRow, definitionRows } from "./definition-table";
import { type Block, code, codes, type Line, type Part, prose, type Section, words } from "./document";
import { IMPORTANCE } from "./importance";
import { sectionTitle } from "./section-title";
import { settingsTable } from "./settings-table";
import { cutText } from "./value-text";

const MOST_REFERENCES = 20;

/** What changes in state machines: a diagram, a table of what changes per state, settings, what the rules find. */
export function machineSections(machines: readonly MachineChange[]): Section[] {
  return machines.map((machine) => ({
    title: sectionTitle("State machine", machine),
    subject: machine.name,
    isFolded: false,
    parts: [
      ...diagram(machine),
      ...definition(machine),
      ...part("settings", IMPORTANCE.settings, settingsTable(machine.settings)),
      ...part("validation", IMPORTANCE.definition, diagnosticList(machine.diagnostics)),
    ],
  }));
}

function diagram({ name, action, before, after, definition: change }: MachineChange): Part[] {
  const isWhole = action === "create" || action === "delete" || action === "replace";
  if (change === undefined && !isWhole) return [];
  if (before === undefined && after === undefined) return [];
  return part("diagram", IMPORTANCE.diagram, [
    {
      kind: "diagram",
      title: name,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(change !== undefined && { change }),
    },
  ]);
}

function definition({ action, before, after, definition: change, unknown }: MachineChange): Part[] {
  const blocks: Block[] = [];
  if (unknown !== undefined) {
    const names = unknown.references;
    const from = names.length === 0 ? [] : [words(", by "), ...codes(names.slice(0, MOST_REFERENCES))];
    blocks.push({
      kind: "paragraph",
      line: [words("The definition is known only when the change is applied"), ...from, words(".")],
    });
  }
  const references = after === undefined ? [] : newReferences(before, after);
  if (references.length > 0) {
    blocks.push({
      kind: "paragraph",
      line: [
        words("Known only when the change is applied: "),
        ...codes(references.slice(0, MOST_REFERENCES)),
        words(
          references.length > MOST_REFERENCES ? ` and ${references.length - MOST_REFERENCES} more.` : ".",
        ),
      ],
    });
  }
  const rows = change === undefined ? [] : definitionRows(change);
  if (rows.length > 0) {
    blocks.push({ kind: "table", headings: ["State", "What", "Before", "After"], rows: rows.map(row) });
  } else if (before !== undefined && after !== undefined && action === "update") {
    blocks.push({ kind: "paragraph", line: [words("The definition stays as it is.")] });
  }
  return part("table of states", IMPORTANCE.definition, blocks);
}

/** What stands in a definition for what is not known yet, and did not stand there before. */
function newReferences(before: MachineChange["before"], after: MachineChange["after"]): string[] {
  const known = new Set(references(before));
  return references(after).filter((one) => !known.has(one));
}

function references(definition: MachineChange["after"]): string[] {
  const found = new Set<string>();
  const waiting: unknown[] = [definition];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string") {
      for (const [, name] of value.matchAll(/(?<!\$)\$\{([a-z][\w-]*(?:\.[\w-]+|\["[^"]*"\]|\[\d+\])+)\}/g)) {
        if (name !== undefined) found.add(cutText(name, 200));
      }
    } else if (typeof value === "object" && value !== null) {
      waiting.push(...Object.values(value));
    }
  }
  return [...found].sort();
}

function row({ state, kind, field, before, after }: DefinitionRow): readonly (readonly Line[])[] {
  const isOwn = kind === "changed" || kind === "machine";
  const what: Line = isOwn
    ? [code(field)]
    : field === "state"
      ? [words(kind)]
      : [words(`${kind} `), code(field)];
  return [
    [state === "" ? [words("the machine")] : [code(state)]],
    [what],
    [before === undefined ? [words("–")] : [code(before)]],
    [after === undefined ? [words("–")] : [code(after)]],
  ];
}

function diagnosticList(diagnostics: readonly Diagnostic[]): Block[] {
  if (diagnostics.length === 0) return [];
  return [
    {
      kind: "list",
      items: diagnostics.map(({ severity, code: id, message, path, remedy }) => [
        words(`${severity} `),
        code(id),
        words(" at "),
        code(path),
        words(": "),
        prose(message),
        words(". "),
        prose(remedy),
        words("."),
      ]),
    },
  ];
}

function part(name: string, importance: number, blocks: readonly Block[]): Part[] {
  return blocks.length === 0 ? [] : [{ name, importance, blocks }];
}
