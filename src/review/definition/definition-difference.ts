import type { Definition, State } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";
import type { FieldChange, FieldPath, ScopeChange, StateChange, TransitionChange } from "./definition-change";
import { fieldChange, fieldDifferences, own } from "./field-differences";
import { JsonIdentity } from "./json-identity";
import { renamedStates } from "./renamed-states";
import { sideOf } from "./scope-side";
import { transitionChanges } from "./transition-changes";

type Fields = Readonly<Record<string, unknown>>;

/** A scope of which both sides are there. */
interface ScopePair {
  readonly at: FieldPath;
  readonly before: Fields;
  readonly after: Fields;
  readonly fields: FieldChange[];
  readonly states: (Exclude<StateChange, { kind: "changed" }> | StatePair)[];
  change?: ScopeChange;
}

interface StatePair {
  readonly name: string;
  readonly renamedFrom?: string;
  readonly fields: readonly FieldChange[];
  readonly transitions: readonly TransitionChange[];
  readonly scopes: readonly ScopePair[];
}

const PROCESSORS = ["ItemProcessor", "Iterator"] as const;
const NO_FIELDS: ReadonlySet<string> = new Set();
/** The fields that say where a state leads. */
const LEADING: ReadonlySet<string> = new Set(["Type", "Next", "Default", "Choices", "Catch"]);
const STATES: ReadonlySet<string> = new Set(["States"]);

/**
 * What changes in a definition, state by state through every scope; which states count as renamed, {@link renamedStates} says.
 * Takes any JSON: what is no scope or no state is compared as a value.
 *
 * @returns undefined where nothing changes but the order of members
 */
export function definitionDifference(before: Definition, after: Definition): ScopeChange | undefined {
  if (!isRecord(before) || !isRecord(after)) {
    return sameJson(before as unknown as Json, after as unknown as Json)
      ? undefined
      : { at: [], fields: [fieldChange([], before, after)], states: [] };
  }
  const identity = new JsonIdentity();
  const root = scopePair([], before, after);
  const pairs = [root];
  for (const pair of pairs) pairs.push(...compare(pair, identity));
  // What is inside comes after what holds it.
  for (const pair of pairs.reverse()) conclude(pair);
  return root.change;
}

function scopePair(at: FieldPath, before: Fields, after: Fields): ScopePair {
  return { at, before, after, fields: [], states: [] };
}

/** Finds what changes in a scope itself, and the scopes inside that are there before and after. */
function compare(pair: ScopePair, identity: JsonIdentity): ScopePair[] {
  const { before, after } = pair;
  if (!isRecord(before.States) || !isRecord(after.States)) {
    pair.fields.push(...fieldDifferences(before, after, NO_FIELDS));
    return [];
  }
  pair.fields.push(...fieldDifferences(before, after, STATES));
  const [was, is] = [sideOf(before, identity), sideOf(after, identity)];
  const renames = renamedStates(was, is);
  const oldNames = new Map([...renames].map(([one, other]) => [other, one]));
  const inner: ScopePair[] = [];
  for (const [name, state] of Object.entries(after.States)) {
    const oldName = oldNames.get(name) ?? name;
    const old = own(before.States, oldName);
    if (isRecord(state) && isRecord(old)) {
      const { scopes, branches } = innerPairs(old, state);
      inner.push(...scopes);
      const apart = new Set(scopes.map(({ at: [field] }) => String(field)));
      if (branches !== undefined) apart.add("Branches");
      const fields = [...fieldDifferences(old, state, apart), ...(branches ?? [])];
      const isElsewhere = fields.some(({ path: [field] }) => LEADING.has(String(field)));
      pair.states.push({
        name,
        ...(oldName !== name && { renamedFrom: oldName }),
        fields,
        transitions: isElsewhere
          ? transitionChanges(was.transitions(oldName), is.transitions(name), renames)
          : [],
        scopes,
      });
    } else if (isRecord(state) && old === undefined) {
      pair.states.push({ kind: "added", name, state: state as unknown as State });
    } else if (old === undefined || !sameJson(old as Json, state as Json)) {
      pair.fields.push(fieldChange(["States", name], old, state));
    }
  }
  for (const [name, state] of Object.entries(before.States)) {
    if (renames.has(name) || Object.hasOwn(after.States, name)) continue;
    if (isRecord(state)) pair.states.push({ kind: "removed", name, state: state as unknown as State });
    else pair.fields.push(fieldChange(["States", name], state, undefined));
  }
  return inner;
}

/** The scopes in a state that are there before and after, and the branches that are not. */
function innerPairs(before: Fields, after: Fields): { scopes: ScopePair[]; branches?: FieldChange[] } {
  const processors = PROCESSORS.flatMap((field) => {
    const [one, other] = [before[field], after[field]];
    return isRecord(one) && isRecord(other) ? [scopePair([field], one, other)] : [];
  });
  const [ones, others] = [before.Branches, after.Branches];
  if (!areScopes(ones) || !areScopes(others)) return { scopes: processors };
  const scopes = [...processors];
  const branches: FieldChange[] = [];
  for (let i = 0; i < Math.max(ones.length, others.length); i += 1) {
    const [one, other] = [ones[i], others[i]];
    if (one !== undefined && other !== undefined) scopes.push(scopePair(["Branches", i], one, other));
    else branches.push(fieldChange(["Branches", i], one, other));
  }
  return { scopes, branches };
}

function areScopes(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every(isRecord);
}

/** Makes a change of what was found in a scope, after this was done for the scopes in it. */
function conclude(pair: ScopePair): void {
  const states = pair.states.flatMap((state): StateChange[] => {
    if ("kind" in state) return [state];
    const { scopes: inner, ...found } = state;
    const scopes = inner.flatMap(({ change }) => change ?? []);
    const isSame =
      found.renamedFrom === undefined &&
      found.fields.length === 0 &&
      found.transitions.length === 0 &&
      scopes.length === 0;
    return isSame ? [] : [{ kind: "changed", ...found, scopes }];
  });
  if (pair.fields.length > 0 || states.length > 0) {
    pair.change = { at: pair.at, fields: pair.fields, states };
  }
}
