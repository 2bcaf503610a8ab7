import { addressOf, type Step } from "./address";
import { stepOf } from "./rows";
import { ITERATION_STATUSES, type PageState } from "./shape";

/** The addresses of everything that went wrong, in the order in which it is looked at: a Map's iterations after the Map. */
export function failureAddresses(states: readonly PageState[], around: readonly Step[] = []): string[] {
  return states.flatMap((state) => {
    const step = stepOf(state);
    const inner = (state.runs ?? []).flatMap((run) => {
      const into = { ...step, ...(run !== state.runs?.at(-1) && { run: run.number }) };
      return [
        ...(run.branches ?? []).flatMap((branch, i) =>
          failureAddresses(branch, [...around, { ...into, branch: i }]),
        ),
        ...(run.iterations?.statuses ?? []).flatMap((status, position) =>
          isFailure(ITERATION_STATUSES[status])
            ? [
                addressOf({
                  steps: [...around, { ...into, iteration: run.iterations?.indexes[position] ?? 0 }],
                }),
              ]
            : [],
        ),
      ];
    });
    const own = isFailure(state.status) || state.attempts.some(({ error }) => error !== undefined);
    return own ? [addressOf({ steps: [...around, step] }), ...inner] : inner;
  });
}

function isFailure(status: string | undefined): boolean {
  return status === "FAILED" || status === "CAUGHT";
}
