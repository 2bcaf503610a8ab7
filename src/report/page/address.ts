/** A state that is selected, or an iteration of a Map: each step is in the scope of the one before. */
export interface Step {
  readonly state: string;
  /** 1 for the first visit. Absent for the last one. */
  readonly visit?: number;
  /** Which run of a Parallel or Map state; absent for the last one. */
  readonly run?: number;
  /** Index of a branch, for a state in it. */
  readonly branch?: number;
  readonly iteration?: number;
}

export interface Selection {
  readonly steps: readonly Step[];
  readonly attempt?: number;
}

const NUMBERS = ["visit", "run", "branch", "iteration"] as const;

/** The selection as the fragment of an address: `#state=Scenes&iteration=3&state=Process&attempt=2`. */
export function addressOf({ steps, attempt }: Selection): string {
  const parts = steps.flatMap((step) => [
    `state=${encodeURIComponent(step.state)}`,
    ...NUMBERS.flatMap((name) => (step[name] === undefined ? [] : [`${name}=${step[name]}`])),
  ]);
  if (attempt !== undefined) parts.push(`attempt=${attempt}`);
  return parts.length === 0 ? "#" : `#${parts.join("&")}`;
}

/** What an address selects; whatever is not understood is left out. */
export function selectionIn(address: string): Selection {
  const steps: Record<string, string | number>[] = [];
  let attempt: number | undefined;
  for (const [name, value] of new URLSearchParams(address.replace(/^#/, "").replaceAll("+", "%2B"))) {
    const step = steps.at(-1);
    if (name === "state") steps.push({ state: value });
    else if (!/^\d{1,9}$/.test(value) || step === undefined) continue;
    else if (name === "attempt") attempt = Number(value);
    else if (NUMBERS.some((known) => known === name)) step[name] = Number(value);
  }
  return { steps: steps as unknown as Step[], ...(attempt !== undefined && { attempt }) };
}
