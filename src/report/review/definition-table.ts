import { member } from "../../asl/scopes";
import { transitionsOf } from "../../asl/transition";
import type { Json } from "../../input/json-text";
import type { ScopeChange, StateChange } from "../../review/definition/definition-change";
import { ownFields } from "../../review/definition/own-fields";
import { stateDetails } from "../graph/state-details";
import { fieldName, fieldTexts } from "./field-text";
import { type RuleRow, ruleRows } from "./rule-rows";
import { shortText, shortTexts } from "./short-json";

/** One thing that changes in a definition. Its texts are plain, at most 200 characters each, and hold whatever the definition does. */
export interface DefinitionRow {
  /** The state's name after the change, behind those of the states around it: `Scenes › Check`. Empty for the machine itself. */
  readonly state: string;
  /** JSON path of the state, or of the scope; where it is gone, in the definition before. */
  readonly path: string;
  readonly kind: "added" | "removed" | "renamed" | "changed" | "machine";
  /** What changes: `resource`, `next`, `retry`, `timeout`, `Parameters.size`. */
  readonly field: string;
  /** Absent where there was nothing. */
  readonly before?: string;
  /** Absent where there is nothing any more. */
  readonly after?: string;
}

interface Placed<Change> {
  readonly change: Change;
  readonly path: string;
  /** The states around it, the outermost first. */
  readonly around: readonly string[];
  /** In what holds it: `ItemProcessor`, `Branches[0]`; empty for the machine's own. */
  readonly at: ScopeChange["at"];
}

const LISTS: Readonly<Record<string, string>> = { Retry: "retry", Catch: "catch", Choices: "choice" };

/** What changes in a definition, state by state; transitions that only follow the new name of a state are left out. */
export function definitionRows(change: ScopeChange): readonly DefinitionRow[] {
  const rows: DefinitionRow[] = [];
  const waiting: (Placed<ScopeChange> | DefinitionRow)[] = [{ change, path: "$", around: [], at: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("change" in next) waiting.push(...scopeRows(next).reverse());
    else rows.push(next);
  }
  return rows;
}

function scopeRows(scope: Placed<ScopeChange>): (Placed<ScopeChange> | DefinitionRow)[] {
  const { change, path, around, at } = scope;
  const names = new Map(
    change.states.flatMap((state) =>
      state.kind === "changed" && state.renamedFrom !== undefined ? [[state.renamedFrom, state.name]] : [],
    ),
  );
  const renamed = (name: string) => names.get(name) ?? name;
  const kind = around.length === 0 ? ("machine" as const) : ("changed" as const);
  const own = change.fields.flatMap((field): DefinitionRow[] => {
    const { before, after } = field;
    if (field.path[0] === "StartAt" && typeof before === "string" && renamed(before) === after) return [];
    return [
      {
        state: stateName(around),
        path,
        kind,
        field: fieldName([...at, ...field.path]),
        ...fieldTexts(field),
      },
    ];
  });
  return [
    ...own,
    ...change.states.flatMap((state) => {
      const placed = { path: `${path}.States${member(state.name)}`, around: [...around, state.name], at: [] };
      return state.kind === "changed"
        ? changedRows({ ...placed, change: state }, renamed)
        : [wholeRow({ ...placed, change: state })];
    }),
  ];
}

function wholeRow({
  change,
  path,
  around,
}: Placed<Exclude<StateChange, { kind: "changed" }>>): DefinitionRow {
  const { kind, name, state } = change;
  const targets = new Set(transitionsOf({ name, path, state }).map(({ target }) => String(target)));
  const text = shortText(
    [stateDetails(state), ...(targets.size > 0 ? [`→ ${[...targets].join(", ")}`] : [])].join(" "),
  );
  const side = kind === "added" ? { after: text } : { before: text };
  return { state: stateName(around), path, kind, field: "state", ...side };
}

function changedRows(
  { change, path, around }: Placed<StateChange & { kind: "changed" }>,
  renamed: (name: string) => string,
): (Placed<ScopeChange> | DefinitionRow)[] {
  const place = { state: stateName(around), path };
  const name: DefinitionRow[] =
    change.renamedFrom === undefined
      ? []
      : [
          {
            ...place,
            kind: "renamed",
            field: "name",
            ...cut({ before: change.renamedFrom, after: change.name }),
          },
        ];
  const own = new Set(ownFields(change));
  const fields = change.fields.flatMap((field): DefinitionRow[] => {
    const { path: at, before, after } = field;
    const list = at.length === 1 ? LISTS[String(at[0])] : undefined;
    if (list !== undefined && isList(before) && isList(after)) {
      const rows = ruleRows(String(at[0]), before ?? [], after ?? [], renamed);
      if (rows.length > 0)
        return rows.map((row) => ({ ...place, kind: "changed", field: list, ...cut(row) }));
    }
    return own.has(field) ? [{ ...place, kind: "changed", field: fieldName(at), ...fieldTexts(field) }] : [];
  });
  return [
    ...name,
    ...fields,
    ...nextRows(change).map((row): DefinitionRow => ({ ...place, kind: "changed", ...row })),
    ...change.scopes.map((scope) => {
      const inner = scope.at.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
      return { change: scope, path: `${path}${inner}`, around, at: scope.at };
    }),
  ];
}

/** Where a state leads without a rule; the end where it has no way on. */
function nextRows({
  transitions,
  fields,
}: StateChange & { kind: "changed" }): Pick<DefinitionRow, "field" | "before" | "after">[] {
  return transitions.flatMap(({ path: [field, ...inside], before, after, followsRename }) => {
    if (followsRename || inside.length > 0) return [];
    const ends = fields.find(({ path: [name] }) => name === "End");
    const was = before === undefined ? endText(ends?.before) : `→ ${before}`;
    const is = after === undefined ? endText(ends?.after) : `→ ${after}`;
    const row = { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    return [{ field: field === "Default" ? "otherwise" : "next", ...cut(row) }];
  });
}

function endText(end: Json | undefined): string | undefined {
  return end === true ? "the end" : undefined;
}

function cut({ before, after }: RuleRow): RuleRow {
  if (before === undefined || after === undefined) {
    return before === undefined ? { after: shortText(after ?? "") } : { before: shortText(before) };
  }
  const [was, is] = shortTexts(before, after);
  return { before: was, after: is };
}

function isList(value: Json | undefined): value is readonly Json[] | undefined {
  return value === undefined || Array.isArray(value);
}

function stateName(around: readonly string[]): string {
  return shortText(around.join(" › "));
}
