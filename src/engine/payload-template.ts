import { IntrinsicError } from "../asl/intrinsics/intrinsic-error";
import { PathError } from "../asl/json-path/path-error";
import type { Json } from "../input/json-text";
import { evaluateIntrinsic, type IntrinsicScope } from "./intrinsics/evaluate";
import type { Lookup } from "./json-path/lookup";

/** What a payload template can read: a PathScope is one. */
export interface TemplateScope extends IntrinsicScope {
  /** @throws PathError where the text is no path */
  lookUp(text: string): Lookup;
  /** The document that a path reads, as AWS repeats it where the path leads nowhere. */
  documentText(path: string): string;
}

/** A payload template that cannot be filled: the cause follows AWS's `An error occurred while executing the state …`. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly error = "States.Runtime";
  override readonly cause: string;

  constructor(cause: string) {
    super(cause);
    this.cause = cause;
  }
}

interface Filling {
  readonly from: Json;
  readonly into: (value: Json) => void;
}

/**
 * A payload template with every member `name.$` replaced by `name` with what its path or intrinsic function gives.
 * @throws TemplateError
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export function expandTemplate(template: Json, scope: TemplateScope): Json {
  let expanded: Json = null;
  const waiting: Filling[] = [{ from: template, into: (value) => (expanded = value) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    next.into(filled(next.from, scope, waiting));
  }
  return expanded;
}

/** A copy of the outermost level of a template; its inner templates are left to fill, the first on top. */
function filled(template: Json, scope: TemplateScope, waiting: Filling[]): Json {
  if (template === null || typeof template !== "object") return template;
  const copy: Json[] | Record<string, Json> = Array.isArray(template) ? [] : {};
  const inner: Filling[] = [];
  for (const [key, value] of Object.entries(template) as [string, Json][]) {
    const computed = !Array.isArray(template) && key.endsWith(".$");
    const name = computed ? key.slice(0, -2) : key;
    own(copy, name, computed ? fieldValue(key, value, scope) : null);
    if (!computed) inner.push({ from: value, into: (made) => own(copy, name, made) });
  }
  for (const filling of inner.reverse()) waiting.push(filling);
  return copy;
}

/** Sets a member that is the object's own whatever its name is. */
function own(target: Json[] | Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * What the value of a field `name.$` gives: a path or an intrinsic function.
 * @param field as the definition names it, for AWS's text
 * @throws TemplateError
 */
export function fieldValue(field: string, text: Json, scope: TemplateScope): Json {
  if (typeof text !== "string") {
    throw new TemplateError(`The value for the field '${field}' must be a valid JSONPath`);
  }
  try {
    if (!text.startsWith("$")) return evaluateIntrinsic(text, scope);
    const found = scope.lookUp(text);
    if (found.found) return found.value;
    if (found.outside) return null;
  } catch (error) {
    if (error instanceof IntrinsicError) throw new TemplateError(error.message);
    if (!(error instanceof PathError)) throw error;
    throw new TemplateError(`Invalid path '${text}' : ${error.message}`);
  }
  throw new TemplateError(
    `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${scope.documentText(text)}'`,
  );
}
