import { dirname } from "node:path";

/** The checkout that the tests belong to. */
export const CHECKOUT = dirname(import.meta.dirname);
