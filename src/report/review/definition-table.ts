import type { Json } from "../../input/json-text";
import type { FieldPath, ScopeChange } from "../../review/definition/definition-change";

/** What changes in one place of a state. */
export interface DefinitionRow {
  readonly state: string;
  readonly path: string;
  readonly kind: "added" | "removed" | "renamed" | "changed" | "machine";
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/** What changes in a definition, state by state. */
export function definitionRows(change: ScopeChange): readonly DefinitionRow[] {
  return scopeRows(change, "$");
}

function scopeRows({ fields, states }: ScopeChange, path: string): DefinitionRow[] {
  return [
    ...fields.map(
      ({ path: at, before, after }): DefinitionRow => ({
        state: "",
        path,
        kind: "machine",
        field: named(at),
        ...texts(before, after),
      }),
    ),
    ...states.flatMap((state): DefinitionRow[] => {
      const own = { state: state.name, path: `${path}.States.${state.name}` };
      if (state.kind !== "changed")
        return [
          {
            ...own,
            kind: state.kind,
            field: "state",
            [state.kind === "added" ? "after" : "before"]: state.state.Type,
          },
        ];
      return [
        ...(state.renamedFrom === undefined
          ? []
          : [
              {
                ...own,
                kind: "renamed" as const,
                field: "name",
                before: state.renamedFrom,
                after: state.name,
              },
            ]),
        ...state.fields.map(
          ({ path: at, before, after }): DefinitionRow => ({
            ...own,
            kind: "changed",
            field: named(at),
            ...texts(before, after),
          }),
        ),
        ...state.scopes.flatMap((scope) => scopeRows(scope, `${own.path}.${named(scope.at)}`)),
      ];
    }),
  ];
}

function named(path: FieldPath): string {
  return path.join(".");
}

function texts(before: Json | undefined, after: Json | undefined): Pick<DefinitionRow, "before" | "after"> {
  return {
    ...(before !== undefined && { before: JSON.stringify(before).slice(0, 200) }),
    ...(after !== undefined && { after: JSON.stringify(after).slice(0, 200) }),
  };
}
