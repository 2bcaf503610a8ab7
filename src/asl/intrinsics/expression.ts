import type { Json } from "../../input/json-text";

/** An intrinsic function's call, or an argument of one. */
export type Expression =
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "path"; readonly text: string }
  | { readonly kind: "literal"; readonly value: Json }
  /** A text in quotes, its escapes still in it: a template tells `\{` from `{`. */
  | { readonly kind: "text"; readonly escaped: string };
