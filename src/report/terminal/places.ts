import type { RecordChange } from "../../execution/change";
import type { StateRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";

type StateChange = Extract<RecordChange, { readonly state: StateRecord }>;

/** In which branches and iterations states stand: `Scenes[3]`, `Scenes[3].Both[0]`. */
export class Places {
  readonly #labels = new WeakMap<StateRecord, string>();

  /** To be told every change: only some say where their state stands. */
  add(change: RecordChange): void {
    if (!("place" in change) || change.place === undefined) return;
    const { state, index } = change.place;
    this.#labels.set(change.state, this.#inside(state, index));
  }

  /** Where a change was, from the machine down; empty for the machine's own states. Printable. */
  of(change: StateChange): string {
    if ("iteration" in change) return this.#inside(change.state, change.iteration.index);
    return this.#labels.get(change.state) ?? "";
  }

  #inside(state: StateRecord, index: number): string {
    const outer = this.#labels.get(state);
    const own = `${printableLine(state.name)}[${index}]`;
    return outer === undefined ? own : `${outer}.${own}`;
  }
}
