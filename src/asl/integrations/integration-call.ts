import type { State } from "../definition";
import type { Integration } from "../resource";
import { isRecord } from "../scopes";
import type { Place } from "./place";

/** What a definition gives an argument of a task as. */
export type Given =
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "computed" }
  | { readonly kind: "absent" };

/** A task on a service integration, as far as its definition tells. */
export class IntegrationCall {
  readonly integration: Integration;
  readonly place: Place;
  readonly #arguments: unknown;
  /** The field that holds the arguments: `Arguments` or `Parameters`. */
  readonly field: string;

  constructor(integration: Integration, place: Place, holder: Partial<State>) {
    this.integration = integration;
    this.place = place;
    this.field = holder.Parameters === undefined ? "Arguments" : "Parameters";
    this.#arguments = holder[this.field];
  }

  /** What the definition gives an argument as; it may be of an object in the arguments. */
  given(...path: readonly string[]): Given {
    let holder = this.#arguments;
    let last: Given = isRecord(holder) ? { kind: "literal", value: holder } : { kind: "computed" };
    for (const name of path) {
      if (!isRecord(holder)) return isExpression(holder) ? { kind: "computed" } : last;
      last = member(holder, name);
      if (last.kind !== "literal") return last;
      holder = last.value;
    }
    return last;
  }

  /** The text that an argument is given as; undefined where it is left out or computed. */
  text(...path: readonly string[]): string | undefined {
    const given = this.given(...path);
    return given.kind === "literal" && typeof given.value === "string" ? given.value : undefined;
  }

  /** Whether an argument is given at all. */
  has(name: string): boolean {
    return this.given(name).kind !== "absent";
  }
}

/** What an object of a task's arguments gives a member as. */
export function member(holder: Readonly<Record<string, unknown>>, name: string): Given {
  const value = holder[name];
  if (value !== undefined) return isExpression(value) ? { kind: "computed" } : { kind: "literal", value };
  return { kind: holder[`${name}.$`] === undefined ? "absent" : "computed" };
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("{%");
}
