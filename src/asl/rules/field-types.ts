import { languageOf } from "../machine";
import type { Rule } from "../rule";
import { ANYTHING_NUMERIC, ITEMS, type Kind, NUMBER, OBJECT, PATH, PATH_OR_NULL, TEXT } from "./kinds";
import { wronglyTyped } from "./wrongly-typed";

const KINDS: Readonly<Record<string, Kind>> = {
  Comment: TEXT,
  QueryLanguage: TEXT,
  InputPath: PATH_OR_NULL,
  OutputPath: PATH_OR_NULL,
  ResultPath: PATH_OR_NULL,
  Assign: OBJECT,
  TimeoutSeconds: ANYTHING_NUMERIC,
  TimeoutSecondsPath: PATH,
  HeartbeatSeconds: ANYTHING_NUMERIC,
  HeartbeatSecondsPath: PATH,
  Seconds: ANYTHING_NUMERIC,
  SecondsPath: PATH,
  Timestamp: TEXT,
  TimestampPath: PATH,
  Error: TEXT,
  ErrorPath: PATH,
  Cause: TEXT,
  CausePath: PATH,
  Items: ITEMS,
  ItemsPath: PATH,
  MaxConcurrency: ANYTHING_NUMERIC,
  MaxConcurrencyPath: PATH,
  ToleratedFailureCount: ANYTHING_NUMERIC,
  ToleratedFailureCountPath: PATH,
  ToleratedFailurePercentage: ANYTHING_NUMERIC,
  ToleratedFailurePercentagePath: PATH,
};

const NUMBERS = Object.keys(KINDS).filter((field) => KINDS[field] === ANYTHING_NUMERIC);

/** In JSONPath nothing evaluates an expression. */
const PLAIN = { ...KINDS, ...Object.fromEntries(NUMBERS.map((field) => [field, NUMBER])) };

/** A state's fields hold what their names promise. */
export const fieldTypes: Rule = ({ named }, machine) =>
  named.flatMap(({ path: at, state }) =>
    wronglyTyped(state, languageOf(state, machine) === "JSONPath" ? PLAIN : KINDS, at),
  );
