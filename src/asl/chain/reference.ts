import { UserError } from "../../input/user-error";
import { type Expression, memberOf } from "./expression";

declare const value: unique symbol;
declare const absent: unique symbol;

/**
 * A value that is known when the state runs. Its members are references too, so that `input.scene.id` is written as on
 * the value itself; what may be absent stays so down the path, until `orElse` gives a default.
 */
export type Ref<T> = Held<T> & Members<NonNullable<T>, T extends null | undefined ? undefined : never>;

/** A reference of a value that is there, as far as its own type goes. */
export interface RefTo<T> {
  readonly [value]: T;
  readonly [absent]?: never;
}

/** A reference of a value that may be absent. */
export interface MaybeRefTo<T> {
  readonly [value]: T;
}

/** What is told of a reference to what may be absent. */
export type Absent<R> = R extends { readonly [absent]: infer Told } ? Told : never;

/** What a reference stands for. */
export type Referred<R> = R extends { readonly [value]: infer T } ? T : never;

type Held<T> = { readonly [value]: T } & (unknown extends T
  ? unknown
  : undefined extends T
    ? { readonly [absent]: "it may be absent: give orElse(reference, default) in its place" }
    : unknown);

type Members<T, Nothing> = T extends readonly unknown[]
  ? number extends T["length"]
    ? unknown
    : { readonly [Index in Extract<keyof T, `${number}`>]: Ref<T[Index] | Nothing> }
  : T extends object
    ? { readonly [Name in keyof T]-?: Ref<T[Name] | Nothing> }
    : unknown;

const EXPRESSION = Symbol("expression");

/** A reference whose members are recorded as the path of an expression. */
export function reference<T>(expression: Expression): Ref<T> {
  return new Proxy({ [EXPRESSION]: expression }, HANDLER) as unknown as Ref<T>;
}

/** The expression that a reference records; undefined for any other value. */
export function expressionOf(maybe: unknown): Expression | undefined {
  return typeof maybe === "object" && maybe !== null && EXPRESSION in maybe
    ? (maybe as { readonly [EXPRESSION]: Expression })[EXPRESSION]
    : undefined;
}

type Recording = { readonly [EXPRESSION]: Expression };

const HANDLER: ProxyHandler<Recording> = {
  get(target, name) {
    if (name === EXPRESSION) return target[EXPRESSION];
    if (typeof name === "string") return reference(memberOf(target[EXPRESSION], name));
    if (name === Symbol.toPrimitive || name === Symbol.iterator) throw notKnownYet(target);
    return undefined;
  },
  has: (_, name) => name === EXPRESSION,
  ownKeys: (target) => {
    throw notKnownYet(target);
  },
};

function notKnownYet(target: Recording): UserError {
  return new UserError({
    what: "A reference stands for a value that is known only when the state runs: it cannot be spread, joined or compared here",
    received: target[EXPRESSION].text,
    remedy:
      "Use a function for expressions in its place: merge for a spread, format`…` for a text, equals for ===",
  });
}
