import { calledFunction } from "../../asl/called-function";
import type { State } from "../../asl/definition";
import type { StateStatus } from "../../execution/record";

/** Lines in a square of 16. */
const GLYPHS = {
  function: "M4 2.5h2.3L11 13.5h2M7.8 6.6L4 13.5",
  service: "M8 1.8l5.6 3.1v6.2L8 14.2l-5.6-3.1V4.9zM2.4 4.9L8 8l5.6-3.1M8 8v6.2",
  Pass: "M2 8h11.5M9.5 4l4 4-4 4",
  Wait: "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 4.6V8l2.4 1.6",
  Choice: "M8 14V9.6L3 4.4M2.8 7.6V4h3.6M8 9.6l5-5.2M9.6 4h3.6v3.6",
  Parallel: "M2 2.5h12M3.5 2.5v11M8 2.5v11M12.5 2.5v11M2 13.5h12",
  Map: "M8 1.8l6 3-6 3-6-3zM2 8l6 3 6-3M2 11.2l6 3 6-3",
  Succeed: "M2.8 8.6l3.6 3.6 7-8",
  Fail: "M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4",
  unknown: "M5.4 5.6a2.6 2.6 0 1 1 3.7 2.6q-1.1 .5-1.1 1.8M8 12.6v.6",
} as const;

/** The picture of what a state is. */
export function stateGlyph(state: State): string {
  if (state.Type === "Task") return calledFunction(state) === undefined ? GLYPHS.service : GLYPHS.function;
  const found = Object.entries(GLYPHS).find(([type]) => type === state.Type);
  return found?.[1] ?? GLYPHS.unknown;
}

/** A sign in a square of 12: its shape, filled, and the lines in it. */
export interface Sign {
  readonly shape: string;
  readonly lines: string;
}

/** Statuses by shape, for whoever does not see colours. */
export const SIGNS: Readonly<Record<StateStatus | "NONE", Sign>> = {
  SUCCEEDED: { shape: "M6 0a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", lines: "M3.3 6.3l1.9 1.9 3.6-4" },
  FAILED: { shape: "M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6z", lines: "M4 4l4 4M8 4l-4 4" },
  CAUGHT: { shape: "M6 .2L12.2 11.6H-.2z", lines: "M6 4.4v3.2M6 9.2v.7" },
  RUNNING: { shape: "M6 0L12 6 6 12 0 6z", lines: "M5 4l2.4 2L5 8" },
  ABORTED: { shape: "M0 0h12v12H0z", lines: "M3.4 6h5.2" },
  NONE: { shape: "M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z", lines: "" },
};
