import type { States } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import type {
  ExecutionRecord,
  Failure,
  IterationRecord,
  RunRecord,
  StateRecord,
} from "../../execution/record";
import { causeLines } from "../cause-text";
import { duration } from "../duration";
import type { Standing } from "./look";
import { listedIterations, type Progress, progressOf } from "./map-progress";
import { retriesOf } from "./retries";
import type { StateRow, TreeRow } from "./tree-row";
import { waitEnd } from "./wait-end";

/** The moment at which a tree is drawn. */
export interface Moment {
  /** On the execution's clock, in milliseconds since the epoch. */
  readonly now: number;
  /** For how long a state that runs has been running, in milliseconds. */
  elapsed(state: StateRecord): number;
  /** How many iterations of a Map have a line each, at most. */
  readonly listed: { readonly failed: number; readonly running: number };
  readonly arrow: string;
  readonly inside: string;
}

/** Up to so many iterations, each is shown with its states. */
const FEW_ITERATIONS = 4;

/** The lines of an execution's tree: the states that were entered, in that order, then those that were not. */
export function treeRows(execution: ExecutionRecord, moment: Moment): TreeRow[] {
  const { states, definition, status } = execution;
  const unreached = status === "RUNNING" ? "to come" : "not reached";
  return new Tree(moment, unreached).scope(states, definition.States, 0);
}

class Tree {
  readonly #moment: Moment;
  readonly #unreached: Standing;

  constructor(moment: Moment, unreached: Standing) {
    this.#moment = moment;
    this.#unreached = unreached;
  }

  /**
   * A line for each state, however often it was entered: how its last visit is, and what is in it.
   *
   * @param whole whether the states that were not entered have lines too
   */
  scope(
    states: readonly StateRecord[],
    definitions: States | undefined,
    depth: number,
    whole = true,
  ): TreeRow[] {
    const visits = new Map<string, StateRecord[]>();
    for (const state of states) {
      const others = visits.get(state.name);
      if (others === undefined) visits.set(state.name, [state]);
      else others.push(state);
    }
    const entered = [...visits.values()].flatMap((all) => this.#state(all, definitions, depth));
    const others = Object.keys((whole && definitions) || {}).filter((name) => !visits.has(name));
    return [
      ...entered,
      ...others.map((name) => ({ depth, standing: this.#unreached, name, visits: 0 }) satisfies StateRow),
    ];
  }

  #state(visits: readonly StateRecord[], definitions: States | undefined, depth: number): TreeRow[] {
    const state = visits.at(-1);
    if (state === undefined) return [];
    const run = state.runs?.at(-1);
    const progress = run?.iterations === undefined ? undefined : progressOf(run);
    const row = {
      depth,
      name: state.name,
      visits: visits.length,
      ...this.#standing(state, definitions),
      ...(progress !== undefined && { progress }),
    };
    return [row, ...this.#inside(run, definitions?.[state.name], depth + 1, progress)];
  }

  #standing(
    state: StateRecord,
    definitions: States | undefined,
  ): Pick<StateRow, "standing" | "milliseconds" | "detail" | "output"> {
    const { status, durationMs, output, next } = state;
    const { arrow, elapsed } = this.#moment;
    const took = durationMs === undefined ? {} : { milliseconds: durationMs };
    switch (status) {
      case "RUNNING":
        return { milliseconds: elapsed(state), ...this.#running(state, definitions) };
      case "SUCCEEDED": {
        const tries = (state.runs ?? state.attempts).length;
        return {
          standing: "succeeded",
          ...took,
          ...(tries > 1 && { detail: `${tries} attempts` }),
          ...(output !== undefined && { output }),
        };
      }
      case "CAUGHT":
        return {
          standing: "caught",
          ...took,
          detail: `${failureText(state)}${next === undefined ? "" : ` ${arrow} ${next}`}`,
        };
      case "FAILED":
        return { standing: "failed", ...took, detail: failureText(state) };
      case "ABORTED":
        return { standing: "aborted", ...took };
    }
  }

  #running(
    state: StateRecord,
    definitions: States | undefined,
  ): { readonly standing: Standing; readonly detail?: string } {
    const { now } = this.#moment;
    const definition = definitions?.[state.name];
    const retries = retriesOf(state, definition);
    if (retries !== undefined) {
      const { number, most, failure, next } = retries;
      const attempt = `attempt ${number}${most === undefined ? "" : ` of ${most}`}`;
      if (failure === undefined) return { standing: "running", detail: attempt };
      const left = next === undefined ? "" : `, ${next.spread ? "within" : "in"} ${countdown(next.at - now)}`;
      return { standing: "retrying", detail: `${attempt}${left}: ${failureText(failure)}` };
    }
    if (state.type !== "Wait") return { standing: "running" };
    const end = waitEnd(state, definition);
    return { standing: "waiting", ...(end !== undefined && { detail: `${countdown(end - now)} left` }) };
  }

  #inside(run: RunRecord | undefined, definition: unknown, depth: number, progress: Progress | undefined) {
    const fields = isRecord(definition) ? definition : {};
    if (run?.branches !== undefined) {
      const scopes = Array.isArray(fields.Branches) ? fields.Branches : [];
      return run.branches.flatMap(({ states }, i) =>
        railed(this.scope(states, statesOf(scopes[i]), depth), depth),
      );
    }
    if (run?.iterations === undefined || progress === undefined) return [];
    const all = Math.max(progress.items ?? 0, run.iterations.length);
    const states = statesOf(fields.ItemProcessor ?? fields.Iterator);
    if (all <= FEW_ITERATIONS && Object.keys(states ?? {}).length > 1) {
      return run.iterations.flatMap((iteration) => [
        this.#iteration(iteration, depth, false),
        ...this.scope(iteration.states, states, depth + 1, false),
      ]);
    }
    if (all <= FEW_ITERATIONS) {
      return run.iterations.map((iteration) => this.#iteration(iteration, depth, true));
    }
    const { listed } = this.#moment;
    const rows: TreeRow[] = listedIterations(run.iterations, listed).map((iteration) =>
      this.#iteration(iteration, depth, true),
    );
    const more = progress.failed - listed.failed;
    return more > 0 ? [...rows, { depth, note: `${more} more failed` }] : rows;
  }

  /** @param alone whether its states have no lines of their own, so that it says where it stands */
  #iteration(iteration: IterationRecord, depth: number, alone: boolean): StateRow {
    const { index, status, durationMs, output, states } = iteration;
    const { elapsed, inside } = this.#moment;
    const [first] = states;
    const milliseconds = status === "RUNNING" && first !== undefined ? elapsed(first) : durationMs;
    const path = alone ? innermost(states).join(` ${inside} `) : "";
    return {
      depth,
      standing: STANDINGS[status],
      name: path === "" ? `#${index}` : `#${index} ${path}`,
      visits: 1,
      ...(milliseconds !== undefined && { milliseconds }),
      ...(status === "FAILED" && { detail: failureText(iteration) }),
      ...(output !== undefined && { output }),
    };
  }
}

const STANDINGS: Readonly<Record<StateRecord["status"], Standing>> = {
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  CAUGHT: "caught",
  FAILED: "failed",
  ABORTED: "aborted",
};

/** What an error is called, with the first line of its cause. */
export function failureText({ error, cause }: Failure): string {
  const [line = ""] = cause === undefined ? [] : causeLines(cause);
  return [error ?? "", line].filter((part) => part !== "").join(": ");
}

/** The states in which a scope stands or failed, outermost first. */
function innermost(states: readonly StateRecord[]): string[] {
  const last = states.at(-1);
  if (last === undefined) return [];
  const run = last.runs?.at(-1);
  const scopes = run?.branches ?? run?.iterations ?? [];
  const inner = scopes.find(({ status }) => status === last.status);
  return [last.name, ...innermost(inner?.states ?? [])];
}

/** Lines with a rail in front of those at the depth of a branch, so that one sees which belong together. */
function railed(rows: readonly TreeRow[], depth: number): TreeRow[] {
  const own = rows.filter((row) => row.depth === depth);
  return rows.map((row) => {
    if (!("standing" in row) || row.depth !== depth) return row;
    const rail =
      own.length === 1 ? "only" : row === own[0] ? "first" : row === own.at(-1) ? "last" : "middle";
    return { ...row, rail };
  });
}

function statesOf(scope: unknown): States | undefined {
  return isRecord(scope) && isRecord(scope.States) ? (scope.States as States) : undefined;
}

function countdown(milliseconds: number): string {
  return duration(Math.max(0, Math.ceil(milliseconds / 1000)) * 1000).replace(".0 s", " s");
}
