import type { Finding } from "../diagnostic";
import { type Kind, NUMBER, TEXT } from "./kinds";
import { wronglyTyped } from "./wrongly-typed";

const KINDS: Readonly<Record<string, Kind>> = {
  Comment: TEXT,
  Version: TEXT,
  QueryLanguage: TEXT,
  TimeoutSeconds: NUMBER,
};

/** What a definition holds besides its states. */
export function definitionFields(definition: Readonly<Record<string, unknown>>): Finding[] {
  return wronglyTyped(definition, KINDS, "$");
}
