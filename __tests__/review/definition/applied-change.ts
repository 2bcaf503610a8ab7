import { isRecord } from "../../../src/asl/scopes";
import type {
  FieldChange,
  FieldPath,
  ScopeChange,
  StateChange,
} from "../../../src/review/definition/definition-change";

type Fields = Readonly<Record<string, unknown>>;

/** The definition that a change makes of the one before. */
export function appliedChange(change: ScopeChange | undefined, before: unknown): unknown {
  return change === undefined ? before : scopeAfter(change, before);
}

function scopeAfter({ fields, states }: ScopeChange, before: unknown): unknown {
  if (!isRecord(before) || !isRecord(before.States)) return fieldsAfter(fields, before);
  const made = new Map(Object.entries(before.States));
  for (const state of states) {
    made.delete(state.kind === "changed" ? (state.renamedFrom ?? state.name) : state.name);
  }
  for (const state of states) {
    if (state.kind === "added") made.set(state.name, state.state);
    if (state.kind === "changed") {
      const old = member(before.States, state.renamedFrom ?? state.name);
      made.set(state.name, stateAfter(state, old));
    }
  }
  return fieldsAfter(fields, { ...before, States: Object.fromEntries(made) });
}

function stateAfter(change: StateChange & { kind: "changed" }, before: unknown): unknown {
  const inner = change.scopes.map(
    (scope): FieldChange => ({
      path: scope.at,
      after: scopeAfter(scope, valueAt(before, scope.at)) as never,
    }),
  );
  return fieldsAfter([...inner, ...change.fields], before);
}

/** Sets what is after, then takes away what is not, from the end: items of a list are taken from its end alone. */
function fieldsAfter(fields: readonly FieldChange[], before: unknown): unknown {
  const set = fields.filter(({ after }) => after !== undefined);
  const gone = fields.filter(({ after }) => after === undefined).reverse();
  return [...set, ...gone].reduce((value, { path, after }) => valueWith(value, path, after), before);
}

function valueWith(value: unknown, [step, ...rest]: FieldPath, after: unknown): unknown {
  if (step === undefined) return after;
  if (Array.isArray(value)) {
    const index = Number(step);
    if (rest.length === 0 && after === undefined) return value.toSpliced(index, 1);
    return index < value.length
      ? value.with(index, valueWith(value[index], rest, after))
      : [...value, valueWith(undefined, rest, after)];
  }
  const members = new Map(Object.entries(value as Fields));
  const name = String(step);
  const made = valueWith(member(value as Fields, name), rest, after);
  if (made === undefined) members.delete(name);
  else members.set(name, made);
  return Object.fromEntries(members);
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((inner, step) => member(inner as Fields, String(step)), value);
}

function member(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
