import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import { PartlyKnown, type PlannedValue, Unknown } from "./planned-value";
import type { ResourceChange, StackChange } from "./stack-change";

/** The two sides of a change. */
export type Side = "before" | "after";

/** Attributes that an ARN is made of: a resource that is replaced and keeps them keeps its ARN. */
const NAMES = ["name", "function_name", "bucket", "family"];

/**
 * What the resources of a change are known to be. Where a text has `${aws_lambda_function.activator.arn}` on one side and the
 * ARN itself on the other, both are the same: a reference is replaced by the attribute, as its own side knows it, else as the
 * other side does, unless the resource gets another name.
 */
export class StackValues {
  readonly #resources = new Map<string, ResourceChange>();

  constructor({ resources }: Pick<StackChange, "resources">) {
    for (const resource of resources) {
      if (resource.movedFrom !== undefined) this.#resources.set(resource.movedFrom, resource);
    }
    for (const resource of resources) this.#resources.set(resource.address, resource);
  }

  /** The resource that has an address now, or had it before it was moved. */
  resource(address: string): ResourceChange | undefined {
    return this.#resources.get(address);
  }

  /** The resource that the first of some references refers to; undefined where it is none of the stack's. */
  referred(references: readonly string[]): ResourceChange | undefined {
    return references.map((one) => this.resource(one) ?? this.resource(holderOf(one).address)).find(Boolean);
  }

  /**
   * A text with every reference replaced that is known; what is not known stands in it as `${…}`.
   * @returns undefined where the value is no text
   */
  text(value: PlannedValue | undefined, side: Side): string | undefined {
    if (typeof value === "string") return value;
    if (value instanceof PartlyKnown) {
      return filled(value.text, value.references, (reference) => this.#filling(reference, side));
    }
    const [reference] = value instanceof Unknown ? value.references : [];
    return reference === undefined ? undefined : this.#filling(reference, side);
  }

  /**
   * JSON that a text holds, with every reference replaced that is known.
   * @returns undefined where the value is no text, or no JSON
   */
  json(value: PlannedValue | undefined, side: Side): Json | undefined {
    if (typeof value === "string") return parsed(value);
    if (!(value instanceof PartlyKnown)) return undefined;
    // A reference may have quotation marks in it, and what it is replaced by too.
    const marked = filled(value.text, value.references, (_, i) => `\uE000${i}\uE001`);
    const json = parsed(marked);
    return json === undefined
      ? undefined
      : mapTexts(json, (text) =>
          text.replace(/\uE000(\d+)\uE001/g, (mark, i) => {
            const reference = value.references[Number(i)];
            return reference === undefined ? mark : this.#filling(reference, side);
          }),
        );
  }

  /** An attribute that a reference names; undefined where it is not known. */
  valueOf(reference: string, side: Side): string | undefined {
    const { address, attribute } = holderOf(reference);
    const resource = this.resource(address);
    if (resource === undefined) return undefined;
    const [own, other] =
      side === "before" ? [resource.before, resource.after] : [resource.after, resource.before];
    return plain(own?.[attribute]) ?? (keepsName(resource) ? plain(other?.[attribute]) : undefined);
  }

  #filling(reference: string, side: Side): string {
    return this.valueOf(reference, side) ?? `\${${reference}}`;
  }
}

/** `aws_sqs_queue.jobs` and `url` of `aws_sqs_queue.jobs.url`. */
function holderOf(reference: string): { readonly address: string; readonly attribute: string } {
  const dot = reference.lastIndexOf(".");
  return { address: reference.slice(0, Math.max(dot, 0)), attribute: reference.slice(dot + 1) };
}

function keepsName({ action, before, after }: ResourceChange): boolean {
  const names = NAMES.map((name) => [plain(before?.[name]), plain(after?.[name])] as const);
  const known = names.filter(([one, other]) => one !== undefined && other !== undefined);
  return known.every(([one, other]) => one === other) && (action !== "replace" || known.length > 0);
}

function plain(value: PlannedValue | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function filled(
  text: string,
  references: readonly string[],
  filling: (reference: string, index: number) => string,
): string {
  return references.reduce(
    (whole, reference, i) => whole.replaceAll(`\${${reference}}`, () => filling(reference, i)),
    text,
  );
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text, "a value of the change");
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function mapTexts(json: Json, change: (text: string) => string): Json {
  return JSON.parse(JSON.stringify(json), (_, value) =>
    typeof value === "string" ? change(value) : value,
  ) as Json;
}
