import type { Json } from "../../input/json-text";
import { UserError } from "../../input/user-error";
import { isRecord, member } from "../scopes";
import { marked, whole } from "./expression";
import { type Absent, expressionOf, type MaybeRefTo, type Ref, type Referred, type RefTo } from "./reference";

/** What may stand where a state makes JSON: references, literals, and objects and arrays of both. */
export type Template =
  | RefTo<unknown>
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [name: string]: Template };

/** What may stand where a value of `T` is wanted. */
export type TemplateOf<T> = [Json] extends [T] ? Template : Ref<Exclude<T, undefined>> | Literal<T>;

type Literal<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends object
    ? { readonly [Name in keyof T]: TemplateOf<T[Name]> }
    : never;

/** What a template becomes when the state runs. */
export type Resolved<T> =
  T extends MaybeRefTo<unknown>
    ? Referred<T>
    : T extends string | number | boolean | null
      ? T
      : T extends object
        ? { [Name in keyof T]: Resolved<T[Name]> }
        : T;

/** What a template has to be besides its own type: without references to what may be absent, and without functions. */
export type Present<T> =
  T extends RefTo<unknown>
    ? unknown
    : T extends MaybeRefTo<unknown>
      ? Absent<T>
      : T extends string | number | boolean | null
        ? unknown
        : T extends (...args: never) => unknown
          ? never
          : T extends object
            ? { readonly [Name in keyof T]: Present<T[Name]> }
            : T extends undefined
              ? unknown
              : never;

/**
 * A template as the States Language writes it in JSONata: each reference as an expression.
 * @throws UserError naming what JSON cannot hold
 */
export function templateJson(template: unknown, path = ""): Json {
  const expression = expressionOf(template);
  if (expression !== undefined) return marked(expression);
  if (typeof template === "string") return literalText(template);
  if (template === null || typeof template === "boolean") return template;
  if (typeof template === "number" && Number.isFinite(template)) return template;
  if (Array.isArray(template)) {
    return template.map((item: unknown, i) => templateJson(item, `${path}[${i}]`));
  }
  if (isPlain(template)) {
    return Object.fromEntries(
      Object.entries(template)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [name, templateJson(item, `${path}${member(name)}`)]),
    );
  }
  throw new UserError({
    what: "A template holds references, and what JSON can hold",
    ...(path !== "" && { where: path.replace(/^\./, "") }),
    received: String(template),
    remedy: REMEDY,
  });
}

/** A text as JSONata takes it literally: one with an expression's signs becomes an expression that gives it. */
export function literalText(text: string): string {
  return text.startsWith("{%") || text.endsWith("%}") ? marked(whole(JSON.stringify(text))) : text;
}

const REMEDY =
  "Give a string, a finite number, true, false, null, an array or a plain object; a Date as its toISOString()";

function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
