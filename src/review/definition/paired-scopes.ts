import type { Definition } from "../../asl/definition";
import { type NamedState, type Scope, scopesOf } from "../../asl/scopes";
import type { ScopeChange, StateChange } from "./definition-change";

/** A scope before and after a change; absent where it is not there on that side. */
export interface PairedScope {
  readonly before?: Scope;
  readonly after?: Scope;
  /** The state that holds it; absent for the machine's own. */
  readonly holder?: PairedState;
  /** Those that are there after the change, in the order of the definition, then those that are not. */
  readonly states: readonly PairedState[];
}

/** A state before and after a change, under whatever name. */
export interface PairedState {
  readonly before?: NamedState;
  readonly after?: NamedState;
  /** Absent where nothing in it changes, also inside of it. */
  readonly change?: StateChange;
  readonly scope: PairedScope;
  /** The scopes that it holds. */
  readonly scopes: readonly PairedScope[];
}

interface Pairing {
  readonly scope: PairedScope & { readonly states: PairedState[] };
  readonly change: ScopeChange | undefined;
}

/**
 * The scopes of two definitions side by side, the machine's own first and each before those inside of it.
 *
 * @param change the difference of the two; undefined where they are equal, or one is not there
 */
export function pairedScopes(
  before: Definition | undefined,
  after: Definition | undefined,
  change: ScopeChange | undefined,
): readonly PairedScope[] {
  const scopes = {
    before: new Map(scopesOf(before).map((scope) => [scope.path, scope])),
    after: new Map(scopesOf(after).map((scope) => [scope.path, scope])),
  };
  const pairings: Pairing[] = [pairing(scopes.before.get("$"), scopes.after.get("$"), change)];
  for (const { scope, change: inScope } of pairings) {
    for (const { inner, ...state } of pairedStates(scope, inScope)) {
      const held: PairedScope[] = [];
      const pair: PairedState = { ...state, scope, scopes: held };
      scope.states.push(pair);
      for (const at of heldAt(pair)) {
        const [was, is] = [
          scopes.before.get(`${pair.before?.path}${at}`),
          scopes.after.get(`${pair.after?.path}${at}`),
        ];
        if (was === undefined && is === undefined) continue;
        const next = pairing(was, is, inner.get(at), pair);
        held.push(next.scope);
        pairings.push(next);
      }
    }
  }
  return pairings.map(({ scope }) => scope);
}

function pairing(
  before: Scope | undefined,
  after: Scope | undefined,
  change: ScopeChange | undefined,
  holder?: PairedState,
): Pairing {
  return {
    scope: {
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(holder !== undefined && { holder }),
      states: [],
    },
    change,
  };
}

type UnplacedState = Pick<PairedState, "before" | "after" | "change"> & {
  /** What changes in the scopes that it holds, by their places in it. */
  readonly inner: ReadonlyMap<string, ScopeChange>;
};

function pairedStates({ before, after }: PairedScope, change: ScopeChange | undefined): UnplacedState[] {
  const changes = new Map(
    change?.states.flatMap((one) => (one.kind === "removed" ? [] : [[one.name, one] as const])),
  );
  const removed = new Map(
    change?.states.flatMap((one) => (one.kind === "removed" ? [[one.name, one] as const] : [])),
  );
  const left = new Map(before?.named.map((state) => [state.name, state]));
  const taken = (after?.named ?? []).map((state): UnplacedState => {
    const found = changes.get(state.name);
    const oldName = (found?.kind === "changed" ? found.renamedFrom : undefined) ?? state.name;
    const old = found?.kind === "added" ? undefined : left.get(oldName);
    if (old !== undefined) left.delete(oldName);
    return {
      ...(old !== undefined && { before: old }),
      after: state,
      ...(found !== undefined && { change: found }),
      inner: new Map(
        found?.kind === "changed" ? found.scopes.map((scope) => [placeText(scope.at), scope]) : [],
      ),
    };
  });
  const gone = [...left.values()].map((state): UnplacedState => {
    const found = removed.get(state.name);
    return { before: state, ...(found !== undefined && { change: found }), inner: new Map() };
  });
  return [...taken, ...gone];
}

/** `["Branches", 0]` as the end of a JSON path: `.Branches[0]`. */
function placeText(at: ScopeChange["at"]): string {
  return at.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}

/** Where scopes can be in a state, on either side. */
function heldAt({ before, after }: PairedState): string[] {
  const length = Math.max(branchCount(before), branchCount(after));
  return [".ItemProcessor", ".Iterator", ...Array.from({ length }, (_, i) => `.Branches[${i}]`)];
}

function branchCount(named: NamedState | undefined): number {
  const branches = named?.state.Branches;
  return Array.isArray(branches) ? branches.length : 0;
}
