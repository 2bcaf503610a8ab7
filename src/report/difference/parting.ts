import type { ExecutionRecord, StateRecord } from "../../execution/record";
import { keyedStates } from "../../execution/visit-key";
import type { Json } from "../../input/json-text";
import type { Fact } from "./fact";
import type { JsonDifference } from "./json-difference";
import { Likeness } from "./likeness";
import { type ToldFact, toldFacts } from "./told-facts";

/** Where two executions part: the first that one of them did otherwise than the other. */
export interface Parting {
  /** The visit of a state, as {@link keyedStates} names it; empty for the execution itself. */
  readonly path: string;
  /** Of a task's attempt: its number. */
  readonly attempt?: number;
  /** What each did there; absent where it did nothing there any more. */
  readonly before?: Fact;
  readonly after?: Fact;
  /** The states that each went on to, where it is that in which they differ; absent at the end of a scope. */
  readonly next?: { readonly before?: string; readonly after?: string };
  /** Where what was handed in, or came out, differs. */
  readonly differences: readonly JsonDifference[];
}

/**
 * Where two executions part, in the order of time of the second; undefined where both did the same, up to what is of one
 * run only.
 *
 * @param isWhole whether the second went on to its end, so that what it did not do counts too. @default it did
 */
export function partingOf(
  before: ExecutionRecord,
  after: ExecutionRecord,
  { isWhole = true, likeness = new Likeness(before, after) }: PartingOptions = {},
): Parting | undefined {
  const [then, now] = [toldFacts(before), toldFacts(after)];
  const recorded = new Map<string, ToldFact[]>();
  for (const told of then) recorded.set(told.group, [...(recorded.get(told.group) ?? []), told]);
  const seen = new Map<string, number>();
  const compared = new Compared(before, after, likeness);
  for (const told of now) {
    const { group, fact } = told;
    if (!isWhole && fact.kind === "ended") continue;
    const at = seen.get(group) ?? 0;
    seen.set(group, at + 1);
    const one = recorded.get(group)?.[at];
    const differences = one === undefined ? [] : compared.differences(one.fact, fact);
    if (one === undefined || differences !== undefined) {
      const gone = isWhole && tellsOfOthers(fact) ? firstGone(then, now) : undefined;
      return gone === undefined
        ? compared.parting(told, one?.fact, fact, differences ?? [])
        : compared.parting(gone, gone.fact, undefined, []);
    }
  }
  const gone = isWhole ? firstGone(then, now) : undefined;
  return gone && compared.parting(gone, gone.fact, undefined, []);
}

/** Whether a fact is no more than what became of others. */
function tellsOfOthers(fact: Fact): boolean {
  return (
    fact.kind === "ended" ||
    fact.kind === "run ended" ||
    (fact.kind === "iteration" && fact.status !== "began")
  );
}

/** The first fact that there are fewer of now. */
function firstGone(then: readonly ToldFact[], now: readonly ToldFact[]): ToldFact | undefined {
  const left = new Map<string, number>();
  for (const { group } of now) left.set(group, (left.get(group) ?? 0) + 1);
  return then.find(({ group, fact }) => {
    const count = left.get(group) ?? 0;
    left.set(group, count - 1);
    return count <= 0 && !tellsOfOthers(fact);
  });
}

export interface PartingOptions {
  readonly isWhole?: boolean;
  readonly likeness?: Likeness;
}

class Compared {
  readonly #likeness: Likeness;
  readonly #before: ReadonlyMap<string, Placed>;
  readonly #after: ReadonlyMap<string, Placed>;

  constructor(before: ExecutionRecord, after: ExecutionRecord, likeness: Likeness) {
    this.#likeness = likeness;
    this.#before = placed(before);
    this.#after = placed(after);
  }

  /** Where two facts differ; undefined where they are the same, empty where not in a value. */
  differences(one: Fact, other: Fact): JsonDifference[] | undefined {
    if (one.kind !== other.kind) return [];
    const values = [
      ...this.#known(inputOf(one), inputOf(other)),
      ...this.#known(outputOf(one), outputOf(other)),
      ...this.#likeness
        .differences(assignedOf(one), assignedOf(other))
        .map((difference) => ({ ...difference, path: `$${difference.path}` })),
    ];
    const same =
      values.length === 0 &&
      statusOf(one) === statusOf(other) &&
      this.#likeness.same(resourceOf(one), resourceOf(other)) &&
      errorOf(one) === errorOf(other) &&
      this.#likeness.sameCause(causeOf(one), causeOf(other));
    return same ? undefined : values;
  }

  /** What is known of one of them only tells nothing. */
  #known(one: Json | undefined, other: Json | undefined): JsonDifference[] {
    return one === undefined || other === undefined ? [] : this.#likeness.differences(one, other);
  }

  parting(
    { key }: ToldFact,
    one: Fact | undefined,
    other: Fact | undefined,
    differences: readonly JsonDifference[],
  ): Parting {
    const before = one ?? faultOf(this.#before.get(key));
    const after = other ?? faultOf(this.#after.get(key));
    const here = this.#after.get(key) ?? this.#before.get(key);
    const entered = one === undefined && other?.kind === "entered";
    const missed = other === undefined && one?.kind === "entered";
    const previous = here?.previous;
    if ((entered || missed) && previous !== undefined) {
      const [then, now] = [this.#before.get(previous)?.state.next, this.#after.get(previous)?.state.next];
      if (then !== now) {
        return {
          path: here?.previousPath ?? "",
          next: { ...(then !== undefined && { before: then }), ...(now !== undefined && { after: now }) },
          differences: [],
        };
      }
    }
    const fact = other ?? one;
    return {
      path: here?.path ?? "",
      ...(fact !== undefined && "attempt" in fact && { attempt: fact.attempt }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      differences,
    };
  }
}

interface Placed {
  readonly path: string;
  readonly state: StateRecord;
  /** Key of the visit before it in its scope. */
  readonly previous?: string;
  readonly previousPath?: string;
}

function placed(record: ExecutionRecord): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const last = new Map<string, { readonly key: string; readonly path: string }>();
  for (const { key, path, state, scope } of keyedStates(record)) {
    const before = last.get(scope);
    found.set(key, {
      path,
      state,
      ...(before !== undefined && { previous: before.key, previousPath: before.path }),
    });
    last.set(scope, { key, path });
  }
  return found;
}

/** What a state failed with that did not do what it did in the other execution. */
function faultOf(placed: Placed | undefined): Fact | undefined {
  if (placed?.state.status !== "FAILED") return undefined;
  const { error, cause } = placed.state;
  return { kind: "fault", ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

const inputOf = (fact: Fact) => ("input" in fact ? fact.input : undefined);
const outputOf = (fact: Fact) => ("output" in fact ? fact.output : undefined);
const assignedOf = (fact: Fact) => ("assigned" in fact ? fact.assigned : undefined);
const resourceOf = (fact: Fact) => ("resource" in fact ? fact.resource : undefined);
const errorOf = (fact: Fact) => ("error" in fact ? fact.error : undefined);
const causeOf = (fact: Fact) => ("cause" in fact ? fact.cause : undefined);
const statusOf = (fact: Fact) => ("status" in fact ? fact.status : "items" in fact ? fact.items : undefined);
