import { asArray, call, type Operand } from "../chain/operands";
import type { Ref, RefTo } from "../chain/reference";
import type { Present, Resolved } from "../chain/template";

type Merged<Objects extends readonly unknown[]> = Objects extends readonly [infer First, ...infer Others]
  ? Overwritten<Resolved<First>, Merged<Others>>
  : unknown;

type Overwritten<Earlier, Later> = unknown extends Later ? Earlier : Omit<Earlier, keyof Later> & Later;

type Flat<T> = { [Name in keyof T]: T[Name] };

type Mergeable<T> =
  T extends RefTo<infer Value>
    ? Value extends object
      ? unknown
      : { readonly "only objects can be merged, and this is": Value }
    : Present<T>;

/** The members of all objects in one; of those with one name, the last one's. */
export function merge<const Objects extends readonly [object, ...object[]]>(
  ...objects: Objects & { readonly [I in keyof Objects]: Mergeable<Objects[I]> }
): Ref<Flat<Merged<Objects>>> {
  return call("merge", objects);
}

/** The names of an object's members. */
export function keys(object: RefTo<object>): Ref<string[]> {
  return asArray(call("keys", object));
}

/** The member of a name that is known only when the state runs; absent where there is none. */
export function lookup<Value>(
  object: RefTo<{ readonly [name: string]: Value }>,
  name: Operand<string>,
): Ref<Value | undefined> {
  return call("lookup", object, name);
}
