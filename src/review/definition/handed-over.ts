import { isRecord, type NamedState } from "../../asl/scopes";
import { JsonIdentity } from "./json-identity";
import { listedTransitions } from "./listed-transitions";
import type { PairedScope, PairedState } from "./paired-scopes";

type Side = "before" | "after";
type Fields = Readonly<Record<string, unknown>>;

/** What a state's input is made by. */
export interface Source {
  /** Absent where it is the execution's own input. */
  readonly state?: PairedState;
  readonly role: "input" | "leaves" | "catches" | "hands in";
  /** What shapes it, as the definition says. */
  readonly fields: Fields;
}

const LEAVES = ["ResultSelector", "ResultPath", "OutputPath", "Output", "Assign"];
const PASSES = ["InputPath", "Parameters", "Result", ...LEAVES];
const HANDS_IN = [
  "InputPath",
  "Parameters",
  "Arguments",
  "ItemsPath",
  "Items",
  "ItemSelector",
  "ItemReader",
  "ItemBatcher",
];
const CAUGHT = ["ResultPath", "Output", "Assign"];
const PASSING_ON: ReadonlySet<unknown> = new Set(["Pass", "Wait", "Choice"]);

/** Finds by what the inputs of states are made, on one side of a change. */
export class HandedOver {
  readonly #side: Side;
  readonly #identity = new JsonIdentity();
  readonly #leading = new Map<PairedScope, ReadonlyMap<string, readonly Leading[]>>();
  readonly #found = new Map<PairedState, readonly Source[]>();

  constructor(side: Side) {
    this.#side = side;
  }

  /** The sources of a state's input, through states that hand on what they get. */
  sources(state: PairedState): readonly Source[] {
    const known = this.#found.get(state);
    if (known !== undefined) return known;
    const found: Source[] = [];
    const seen = new Set([state]);
    for (const at of seen) {
      for (const source of this.#direct(at)) {
        if (source.state !== undefined && isHandedOn(source, this.#side)) seen.add(source.state);
        else found.push(source);
      }
    }
    this.#found.set(state, found);
    return found;
  }

  #direct(state: PairedState): Source[] {
    const named = state[this.#side];
    if (named === undefined) return [];
    const { scope } = state;
    const leading = this.#leadingIn(scope).get(named.name) ?? [];
    const sources = leading.map(({ from, role, fields }): Source => ({ state: from, role, fields }));
    if (scope[this.#side]?.startAt !== named.name) return sources;
    const { holder } = scope;
    const holding = holder?.[this.#side];
    const first: Source =
      holder === undefined || holding === undefined
        ? { role: "input", fields: {} }
        : { state: holder, role: "hands in", fields: given(holding.state, HANDS_IN) };
    return [first, ...sources];
  }

  /** What leads to the states of a scope, by their names. */
  #leadingIn(scope: PairedScope): ReadonlyMap<string, readonly Leading[]> {
    const known = this.#leading.get(scope);
    if (known !== undefined) return known;
    const made = new Map<string, Leading[]>();
    for (const from of scope.states) {
      const named = from[this.#side];
      if (named === undefined) continue;
      for (const { path, target } of listedTransitions(named.state, this.#identity)) {
        const one = leadingFrom(from, named, path);
        const others = made.get(target);
        if (others === undefined) made.set(target, [one]);
        else others.push(one);
      }
    }
    this.#leading.set(scope, made);
    return made;
  }
}

interface Leading extends Pick<Source, "role" | "fields"> {
  readonly from: PairedState;
}

function leadingFrom(
  from: PairedState,
  { state }: NamedState,
  [field, index]: readonly (string | number)[],
): Leading {
  const rules = field === undefined ? undefined : state[field];
  const rule: unknown = Array.isArray(rules) ? rules[Number(index)] : undefined;
  if (field === "Catch") {
    return { from, role: "catches", fields: isRecord(rule) ? given(rule, CAUGHT) : {} };
  }
  const own = given(state, PASSING_ON.has(state.Type) ? PASSES : LEAVES);
  return { from, role: "leaves", fields: { ...own, ...(isRecord(rule) && given(rule, CAUGHT)) } };
}

/** Whether the state hands on what it gets, where nothing in it says otherwise. */
function isHandedOn({ state, role, fields }: Source, side: Side): boolean {
  const type = state?.[side]?.state.Type;
  if (Object.keys(fields).length > 0 || role === "catches") return false;
  return role === "hands in" ? type === "Parallel" : PASSING_ON.has(type);
}

/** Those of the members that an object has. */
function given(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}
