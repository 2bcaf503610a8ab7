import { isDistributed, isRecord, member, type Scope } from "./scopes";

/** Where a variable is assigned. */
export interface Assignment {
  /** The variable's name, without `$` and without the `.$` of a payload template. */
  readonly name: string;
  /** JSON path of the assigned value. */
  readonly path: string;
}

/** Every assignment of the states of a scope, of their choice rules and of their catchers. */
export function assignmentsIn({ named }: Scope): Assignment[] {
  return named.flatMap(({ path: at, state }) => [
    ...assigned(state.Assign, at),
    ...(["Choices", "Catch"] as const).flatMap((field) => {
      const entries = state[field];
      if (!Array.isArray(entries)) return [];
      return entries.flatMap((entry: unknown, i) =>
        isRecord(entry) ? assigned(entry.Assign, `${at}.${field}[${i}]`) : [],
      );
    }),
  ]);
}

function assigned(template: unknown, path: string): Assignment[] {
  if (!isRecord(template)) return [];
  return Object.keys(template).map((key) => ({
    name: key.endsWith(".$") ? key.slice(0, -2) : key,
    path: `${path}.Assign${member(key)}`,
  }));
}

/**
 * The names of the variables that a scope's states can read: its own and those of the scopes around it, up to a
 * distributed Map, which sees none of the outer ones.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function visibleVariables(scope: Scope): ReadonlySet<string> {
  const names = new Set<string>();
  for (const one of visibleScopes(scope)) for (const { name } of assignmentsIn(one)) names.add(name);
  return names;
}

/** A scope and those around it whose variables it sees, innermost first. */
export function visibleScopes(scope: Scope): Scope[] {
  const scopes: Scope[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = isDistributed(at) ? undefined : at.outer) {
    scopes.push(at);
  }
  return scopes;
}
