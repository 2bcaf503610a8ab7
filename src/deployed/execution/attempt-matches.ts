import type { LogSource } from "../../execution/log-source";
import type { CalledAttempt } from "./called-attempt";
import type { Invocation } from "./invocation";

/** An attempt, the invocation that it was, and how that is known. */
export interface AttemptMatch {
  readonly called: CalledAttempt;
  readonly invocation: Invocation;
  readonly source: LogSource;
}

export interface AttemptMatches {
  readonly matches: readonly AttemptMatch[];
  /** Invocations that can be those of several attempts, or an attempt of which can be several. */
  readonly ambiguous: readonly Invocation[];
}

/** How far the clocks of Step Functions and of Lambda may be apart, in milliseconds: the nearest is tried first. */
const MARGINS = [0, 100, 1000];

/**
 * Finds which invocation each attempt at a function was: by the request id that the history has, else the one of the
 * execution's trace, else one without a trace, that began while no other attempt ran that it could be.
 *
 * @param called attempts at one function
 * @param invocations of that function
 * @param trace root of the execution's trace
 * @param now milliseconds since the epoch, for attempts that run
 */
export function attemptMatches(
  called: readonly CalledAttempt[],
  invocations: readonly Invocation[],
  trace: string | undefined,
  now: number,
): AttemptMatches {
  const matches: AttemptMatch[] = [];
  const byId = new Map(invocations.map((invocation) => [invocation.requestId, invocation]));
  for (const one of called) {
    const invocation = byId.get(one.requestId ?? "");
    if (invocation !== undefined) matches.push({ called: one, invocation, source: "request id" });
  }
  const isFree = () => {
    const taken = new Set(matches.map(({ invocation }) => invocation));
    const settled = new Set(matches.map((match) => match.called));
    return {
      invocations: invocations.filter((one) => !taken.has(one)),
      // One whose request id is known is none of the others.
      called: called.filter((one) => !settled.has(one) && one.requestId === undefined),
    };
  };
  const ambiguous = new Set<Invocation>();
  for (const source of ["trace", "time"] as const) {
    for (const margin of MARGINS) {
      const free = isFree();
      const fitting = free.invocations.filter((one) =>
        source === "trace" ? trace !== undefined && one.trace === trace : isOfNoTrace(one, trace),
      );
      for (const { called: one, invocation } of unique(free.called, fitting, margin, now, ambiguous)) {
        matches.push({ called: one, invocation, source });
      }
    }
  }
  const taken = new Set(matches.map(({ invocation }) => invocation));
  return { matches, ambiguous: [...ambiguous].filter((one) => !taken.has(one)) };
}

/** Whether an invocation may be of this execution as far as traces tell. */
function isOfNoTrace({ trace }: Invocation, own: string | undefined): boolean {
  return trace === undefined || own === undefined;
}

/** Pairs of which each can only be that of the other. */
function unique(
  called: readonly CalledAttempt[],
  invocations: readonly Invocation[],
  margin: number,
  now: number,
  ambiguous: Set<Invocation>,
): { readonly called: CalledAttempt; readonly invocation: Invocation }[] {
  const candidates = fitting(called, invocations, margin, now);
  const counts = new Map<CalledAttempt, number>();
  for (const { attempts } of candidates) {
    for (const one of attempts) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return candidates.flatMap(({ invocation, attempts }) => {
    const [one, another] = attempts;
    if (one === undefined) return [];
    if (another === undefined && counts.get(one) === 1) return [{ called: one, invocation }];
    ambiguous.add(invocation);
    return [];
  });
}

/** The attempts that ran when an invocation began, for each. */
function fitting(
  called: readonly CalledAttempt[],
  invocations: readonly Invocation[],
  margin: number,
  now: number,
): { readonly invocation: Invocation; readonly attempts: readonly CalledAttempt[] }[] {
  const windows = called
    .map((one) => {
      const { startedAt, endedAt } = one.attempt;
      const to = endedAt === undefined ? now : Date.parse(endedAt);
      return { one, from: Date.parse(startedAt) - margin, to: to + margin };
    })
    .sort((a, b) => a.from - b.from);
  let next = 0;
  let running: typeof windows = [];
  return invocations
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map((invocation) => {
      const { startedAt } = invocation;
      for (
        let window = windows[next];
        window !== undefined && window.from <= startedAt;
        window = windows[next]
      ) {
        running.push(window);
        next += 1;
      }
      running = running.filter(({ to }) => to >= startedAt);
      return { invocation, attempts: running.map(({ one }) => one) };
    });
}
