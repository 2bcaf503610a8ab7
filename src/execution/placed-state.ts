import type { State } from "../asl/definition";
import { isRecord, member } from "../asl/scopes";
import type { StatePlace } from "./change";
import type { ExecutionRecord, ScopeRecord, StateRecord } from "./record";

/** A visit of a state, and where in the record and in the definition it stands. */
export interface PlacedState {
  readonly state: StateRecord;
  /** JSON path of the state in the definition, for example `$.States.Scenes.ItemProcessor.States.Activate`. */
  readonly path: string;
  /** The state there; absent where the definition has none. */
  readonly definition?: State;
  /** The branches and iterations that it stands in, outermost first. */
  readonly around: readonly StatePlace[];
}

/** Every visit of a state, in the order of entry, each before those inside of it: branch by branch, iteration by iteration. */
export function placedStates({ definition, states }: ExecutionRecord): Generator<PlacedState> {
  return inScope({ states }, definition, "$", []);
}

/** The visits of each state of the definition, by its JSON path. */
export function visitsByPath(record: ExecutionRecord): Map<string, PlacedState[]> {
  const visits = new Map<string, PlacedState[]>();
  for (const placed of placedStates(record)) {
    const found = visits.get(placed.path);
    if (found === undefined) visits.set(placed.path, [placed]);
    else found.push(placed);
  }
  return visits;
}

function* inScope(
  { states }: Pick<ScopeRecord, "states">,
  scope: unknown,
  scopePath: string,
  around: readonly StatePlace[],
): Generator<PlacedState> {
  const defined = isRecord(scope) && isRecord(scope.States) ? scope.States : {};
  for (const state of states) {
    const definition = Object.hasOwn(defined, state.name) ? defined[state.name] : undefined;
    const path = `${scopePath}.States${member(state.name)}`;
    yield {
      state,
      path,
      around,
      ...(isRecord(definition) && { definition: definition as unknown as State }),
    };
    for (const run of state.runs ?? []) {
      const field =
        isRecord(definition) && definition.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
      for (const [index, branch] of (run.branches ?? []).entries()) {
        const given = isRecord(definition) ? definition.Branches : undefined;
        const branchScope: unknown = Array.isArray(given) ? given[index] : undefined;
        yield* inScope(branch, branchScope, `${path}.Branches[${index}]`, [...around, { state, run, index }]);
      }
      for (const iteration of run.iterations ?? []) {
        const processor = isRecord(definition) ? definition[field] : undefined;
        const place = { state, run, index: iteration.index };
        yield* inScope(iteration, processor, `${path}.${field}`, [...around, place]);
      }
    }
  }
}
