import { asArray, call, type Operand } from "../chain/operands";
import type { Ref, RefTo } from "../chain/reference";
import type { Resolved, Template } from "../chain/template";

type Merged<Objects extends readonly unknown[]> = Objects extends readonly [infer First, ...infer Others]
  ? Overwritten<Resolved<First>, Merged<Others>>
  : unknown;

type Overwritten<Earlier, Later> = unknown extends Later ? Earlier : Omit<Earlier, keyof Later> & Later;

/** The members of all objects in one; of those with one name, the last one's. */
export function merge<const Objects extends readonly [ObjectTemplate, ...ObjectTemplate[]]>(
  ...objects: Objects
): Ref<Merged<Objects>> {
  return call("merge", objects);
}

type ObjectTemplate = RefTo<object> | { readonly [name: string]: Template };

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
