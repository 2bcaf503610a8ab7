import fc from "fast-check";
import type { Definition } from "../../../src/asl/definition";
import { isRecord } from "../../../src/asl/scopes";
import type { Json } from "../../../src/input/json-text";
import { arbitraryJson } from "../../engine/arbitrary-definition";
import { anyDefinition } from "../../report/graph/definitions";

type Fields = Readonly<Record<string, unknown>>;

/** Names that a state can have, and code that is not careful trips over. */
const NAMES = ["__proto__", "constructor", "a.b", "", "$x", "States", "Next", "S0", "S1", "S2", "Renamed"];

/** What happens to a scope: each takes the names that are there and gives the scope as it is afterwards. */
type Edit = (scope: Fields, pick: number, name: string, value: Json) => Fields;

const EDITS: readonly Edit[] = [
  // A state gets another name, and what leads to it follows.
  (scope, pick, name) => {
    const old = picked(scope, pick);
    if (old === undefined) return scope;
    const states = statesOf(scope);
    const moved = [...states].map(([own, state]) => [own === old ? name : own, retargeted(state, old, name)]);
    return {
      ...scope,
      ...(scope.StartAt === old && { StartAt: name }),
      States: Object.fromEntries(moved) as Fields,
    };
  },
  // A state is added, removed, or replaced by anything.
  (scope, _, name, value) => withState(scope, name, { Type: "Pass", Result: value, End: true }),
  (scope, pick) => {
    const states = statesOf(scope);
    states.delete(picked(scope, pick) ?? "");
    return { ...scope, States: Object.fromEntries(states) };
  },
  (scope, pick, _, value) => withState(scope, picked(scope, pick) ?? "a", value),
  // A field of a state or of the scope changes.
  (scope, pick, name, value) => {
    const old = picked(scope, pick);
    const state = old === undefined ? undefined : statesOf(scope).get(old);
    if (old === undefined || !isRecord(state)) return scope;
    const field = FIELDS[pick % FIELDS.length] ?? name;
    return withState(scope, old, withMember(state, field, value));
  },
  (scope, pick, name, value) => withMember(scope, pick % 2 === 0 ? name : "Comment", value),
  // A branch comes or goes.
  (scope, pick) => {
    const old = picked(scope, pick);
    const state = old === undefined ? undefined : statesOf(scope).get(old);
    if (old === undefined || !isRecord(state) || !Array.isArray(state.Branches)) return scope;
    const Branches =
      pick % 2 === 0 ? state.Branches.slice(1) : [...state.Branches, { StartAt: "x", States: {} }];
    return withState(scope, old, { ...state, Branches });
  },
];

const FIELDS = ["Type", "Next", "Retry", "Catch", "Choices", "ItemProcessor", "Branches", "Parameters", "a"];

/** A definition, right or wrong, and what edits in any of its scopes made of it. */
export function changedDefinitions(): fc.Arbitrary<readonly [Definition, Definition]> {
  const edit = fc.tuple(
    fc.nat(30),
    fc.nat(30),
    fc.constantFrom(...EDITS),
    fc.constantFrom(...NAMES),
    arbitraryJson(),
  );
  return fc.tuple(anyDefinition(), fc.array(edit, { maxLength: 5 })).map(([definition, edits]) => {
    const before = plain(definition);
    const after = edits.reduce<Fields>(
      (scope, [depth, pick, change, name, value]) =>
        inScope(scope, depth, (inner) => change(inner, pick, name, value)),
      before,
    );
    return [before, plain(after)] as unknown as readonly [Definition, Definition];
  });
}

function plain(value: unknown): Fields {
  return JSON.parse(JSON.stringify(value)) as Fields;
}

/** Edits the scope itself, or one inside of one of its states. */
function inScope(scope: Fields, depth: number, edit: (scope: Fields) => Fields): Fields {
  const holders = [...statesOf(scope)].filter(
    ([, state]) => isRecord(state) && (isRecord(state.ItemProcessor) || Array.isArray(state.Branches)),
  );
  const [name, holder] = holders[depth % (holders.length + 1)] ?? [];
  if (name === undefined || !isRecord(holder)) return edit(scope);
  const next = Math.floor(depth / 2);
  if (isRecord(holder.ItemProcessor)) {
    return withState(scope, name, { ...holder, ItemProcessor: inScope(holder.ItemProcessor, next, edit) });
  }
  const Branches = (holder.Branches as unknown[]).map((branch, i) =>
    i === 0 && isRecord(branch) ? inScope(branch, next, edit) : branch,
  );
  return withState(scope, name, { ...holder, Branches });
}

function statesOf({ States }: Fields): Map<string, unknown> {
  return new Map(isRecord(States) ? Object.entries(States) : []);
}

function picked(scope: Fields, pick: number): string | undefined {
  const names = [...statesOf(scope).keys()];
  return names[pick % Math.max(names.length, 1)];
}

function withState(scope: Fields, name: string, state: unknown): Fields {
  return { ...scope, States: Object.fromEntries(statesOf(scope).set(name, state)) };
}

function withMember(fields: Fields, name: string, value: unknown): Fields {
  return Object.fromEntries(new Map(Object.entries(fields)).set(name, value));
}

function retargeted(state: unknown, old: string, name: string): unknown {
  if (!isRecord(state)) return state;
  const { Next, Default, Catch, Choices } = state;
  const rules = (list: unknown) =>
    Array.isArray(list)
      ? list.map((rule) => (isRecord(rule) && rule.Next === old ? { ...rule, Next: name } : rule))
      : list;
  return {
    ...state,
    ...(Next === old && { Next: name }),
    ...(Default === old && { Default: name }),
    ...(Catch !== undefined && { Catch: rules(Catch) }),
    ...(Choices !== undefined && { Choices: rules(Choices) }),
  };
}
