import { isRecord, member, type NamedState } from "./scopes";

/** One way out of a state. */
export interface Transition {
  readonly kind: "Next" | "Choice" | "Default" | "Catch";
  /** The name of the state it leads to; anything else where the definition is wrong. */
  readonly target: unknown;
  /** JSON path of the name. */
  readonly path: string;
}

/** Every way out of a state, in the order in which the definition lists them. */
export function transitionsOf({ state, path }: NamedState): Transition[] {
  const found: Transition[] = [];
  if (state.Next !== undefined) found.push({ kind: "Next", target: state.Next, path: `${path}.Next` });
  if (state.Type === "Choice") {
    found.push(...listed(state.Choices, "Choice", `${path}.Choices`));
    if (state.Default !== undefined) {
      found.push({ kind: "Default", target: state.Default, path: `${path}.Default` });
    }
  }
  found.push(...listed(state.Catch, "Catch", `${path}.Catch`));
  return found;
}

function listed(value: unknown, kind: "Choice" | "Catch", path: string): Transition[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, i) =>
    isRecord(entry) && entry.Next !== undefined
      ? [{ kind, target: entry.Next, path: `${path}[${i}]${member("Next")}` }]
      : [],
  );
}
