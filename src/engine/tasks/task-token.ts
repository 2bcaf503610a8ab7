import type { Json } from "../../input/json-text";
import type { HistoryEventDetails, HistoryEventType } from "../history-event";
import { StateContext } from "../state-context";

/** Bytes of a token: enough that nobody guesses it. */
const LENGTH = 48;

/** @param random a number from 0 up to 1 at each call */
export function taskToken(random: () => number): string {
  return Buffer.from(Array.from({ length: LENGTH }, () => Math.floor(random() * 256))).toString("base64");
}

/** A visit as the arguments of a task that waits for its token see it: the context object has `Task.Token`. */
export class TokenContext extends StateContext {
  readonly #visit: StateContext;
  readonly #token: string;

  constructor(visit: StateContext, token: string) {
    const { execution, previousEventId, variables } = visit;
    super(visit.name, visit.enteredEventId, { execution, previousEventId, variables });
    this.#visit = visit;
    this.#token = token;
  }

  override get lastEventId(): number {
    return this.#visit.lastEventId;
  }

  override record(type: HistoryEventType, details?: HistoryEventDetails, previousEventId?: number): number {
    return this.#visit.record(type, details, previousEventId);
  }

  override contextObject(item?: Json): { readonly [key: string]: Json } {
    return { ...this.#visit.contextObject(item), Task: { Token: this.#token } };
  }
}
