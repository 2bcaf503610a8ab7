/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What activates the pipeline for one scene, and what every step hands to the next. */
export interface ActivationMessage {
  /** The scene, for example `aviris_f130329t01p00r06_sc01`. */
  readonly id: string;
  /** The collection that the scene belongs to, for example `aviris-classic`. */
  readonly collection: string;
  /** Any further fields travel with the message unchanged. */
  readonly [field: string]: Json;
}
