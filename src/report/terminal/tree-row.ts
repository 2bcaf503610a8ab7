import type { Json } from "../../input/json-text";
import type { Standing } from "./look";
import type { Progress } from "./map-progress";

/** A state, an iteration or a branch in the tree. Texts are as they came: what draws them makes them fit to be printed. */
export interface StateRow {
  /** How deep it stands: 0 for the machine's own states. */
  readonly depth: number;
  /** Where it stands in its branch. */
  readonly rail?: "first" | "middle" | "last" | "only";
  readonly standing: Standing;
  readonly name: string;
  /** How often it was entered. */
  readonly visits: number;
  /** How long it took, or has been taking, in milliseconds. */
  readonly milliseconds?: number;
  readonly progress?: Progress;
  /** What is to be known of it: its error, its retries. */
  readonly detail?: string;
  /** What it left, shown where there is room. */
  readonly output?: Json;
}

/** A line about what is not listed. */
export interface NoteRow {
  readonly depth: number;
  readonly note: string;
}

export type TreeRow = StateRow | NoteRow;

/** Whether something goes on in a row. */
export function isActive(row: TreeRow): boolean {
  return "standing" in row && ["running", "waiting", "retrying"].includes(row.standing);
}
