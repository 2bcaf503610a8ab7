import { isRecord, member } from "./scopes";

/** A value of a template that is no object and no array. */
export interface TemplateValue {
  /** JSON path of the value. */
  readonly path: string;
  readonly value: unknown;
  /** The key that it stands under; absent in an array, and where the template is nothing but this value. */
  readonly key?: string;
}

/** An object in a template. */
interface TemplateObject {
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What stands in a template, at any depth, in its order. Its keys are data: none of them means anything here. */
export function valuesIn(template: unknown, path: string): TemplateValue[] {
  return everythingIn(template, path).filter(({ value }) => !isRecord(value) && !Array.isArray(value));
}

/** What a payload template computes, at any depth: the values of its keys that end with `.$`. */
export function computedIn(template: unknown, path: string): TemplateValue[] {
  return everythingIn(template, path).filter(({ key }) => key?.endsWith(".$"));
}

/** The objects in a template, itself included. */
export function objectsIn(template: unknown, path: string): TemplateObject[] {
  return everythingIn(template, path).filter((one): one is TemplateObject => isRecord(one.value));
}

function everythingIn(template: unknown, path: string): TemplateValue[] {
  const found: TemplateValue[] = [];
  const waiting: TemplateValue[] = [{ value: template, path }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    // One by one: a call takes fewer arguments than an array can have elements.
    for (const inner of innerValues(next).reverse()) waiting.push(inner);
  }
  return found;
}

function innerValues({ value, path }: TemplateValue): TemplateValue[] {
  if (Array.isArray(value)) return value.map((item: unknown, i) => ({ value: item, path: `${path}[${i}]` }));
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, inner]) => ({ value: inner, path: path + member(key), key }));
}
