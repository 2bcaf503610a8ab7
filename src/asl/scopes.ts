import type { State, States } from "./definition";

/** One scope of a definition: transitions stay inside it. */
export interface Scope {
  /** JSON path of the object that holds `StartAt` and `States`, for example `$.States.Scenes.ItemProcessor`. */
  readonly path: string;
  /** The object itself. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly startAt: unknown;
  readonly states: unknown;
  /** Those of the states that are objects. */
  readonly named: readonly NamedState[];
  /** The scope around it; absent for the machine's own. */
  readonly outer?: Scope;
  /** Which field of a state holds it; absent for the machine's own. */
  readonly field?: "ItemProcessor" | "Iterator" | "Branches";
}

/** Every scope of a definition, outermost first. Takes any JSON: what is no scope is left out. */
export function scopesOf(definition: unknown): Scope[] {
  const scopes: Scope[] = [];
  const waiting: { value: unknown; path: string; held?: Pick<Required<Scope>, "outer" | "field"> }[] = [
    { value: definition, path: "$" },
  ];
  for (const { value, path, held } of waiting) {
    if (!isRecord(value)) continue;
    const named = statesOf(value.States, path);
    const scope = { path, fields: value, startAt: value.StartAt, states: value.States, named, ...held };
    scopes.push(scope);
    for (const { path: at, state } of named) {
      for (const field of ["ItemProcessor", "Iterator"] as const) {
        const inner = state[field];
        if (isRecord(inner))
          waiting.push({ value: inner, path: `${at}.${field}`, held: { outer: scope, field } });
      }
      const { Branches } = state;
      if (!Array.isArray(Branches)) continue;
      Branches.forEach((inner: unknown, i) => {
        waiting.push({
          value: inner,
          path: `${at}.Branches[${i}]`,
          held: { outer: scope, field: "Branches" },
        });
      });
    }
  }
  return scopes;
}

/** Whether a scope is the item processor of a distributed Map: each of its runs is an execution of its own. */
export function isDistributed({ fields, field }: Scope): boolean {
  const config = fields.ProcessorConfig;
  return field !== undefined && field !== "Branches" && isRecord(config) && config.Mode === "DISTRIBUTED";
}

/** A state with its name and its JSON path. */
export interface NamedState {
  readonly name: string;
  readonly path: string;
  readonly state: State;
}

function statesOf(states: unknown, scopePath: string): NamedState[] {
  if (!isRecord(states)) return [];
  return Object.entries(states).flatMap(([name, state]) =>
    isRecord(state)
      ? [{ name, path: `${scopePath}.States${member(name)}`, state: state as unknown as State }]
      : [],
  );
}

/** Every state of a definition, in every scope. */
export function allStates(definition: unknown): NamedState[] {
  return scopesOf(definition).flatMap(({ named }) => named);
}

/** The definition with every state of every scope replaced by what `change` makes of it. */
export function mapStates<D extends { readonly States: States }>(
  definition: D,
  change: (state: State, name: string) => State,
): D {
  const states = Object.entries(definition.States).map(([name, state]) => {
    const changed = change(state, name);
    return [name, mapInnerScopes(changed, change)] as const;
  });
  return { ...definition, States: Object.fromEntries(states) };
}

function mapInnerScopes(state: State, change: (state: State, name: string) => State): State {
  const inner: Record<string, unknown> = {};
  for (const field of ["ItemProcessor", "Iterator"]) {
    const scope = state[field];
    if (isScope(scope)) inner[field] = mapStates(scope, change);
  }
  const branches = state.Branches;
  if (Array.isArray(branches)) {
    inner.Branches = branches.map((branch) => (isScope(branch) ? mapStates(branch, change) : branch));
  }
  return { ...state, ...inner };
}

function isScope(value: unknown): value is { readonly States: States } {
  return isRecord(value) && isRecord(value.States);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member as a JSON path writes it: `.Name`, or `['A name']` where it is no identifier. */
export function member(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name)
    ? `.${name}`
    : `['${name.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
}
