import { isRecord } from "../scopes";

/** What a field can hold. */
export interface Kind {
  /** As a message names it: "a text". */
  readonly name: string;
  readonly remedy: string;
  readonly holds: (value: unknown) => boolean;
}

export const TEXT: Kind = {
  name: "a text",
  remedy: "Give a string",
  holds: (value) => typeof value === "string",
};

export const TEXTS: Kind = {
  name: "an array of texts",
  remedy: "Give an array of strings",
  holds: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
};

export const PATH: Kind = {
  name: "a path",
  remedy: 'Give a path as a string, for example "$.scene"',
  holds: (value) => typeof value === "string",
};

export const PATH_OR_NULL: Kind = {
  name: "a path or null",
  remedy: 'Give a path as a string, for example "$.scene", or null',
  holds: (value) => value === null || typeof value === "string",
};

export const NUMBER: Kind = {
  name: "a number",
  remedy: "Give a number, without quotes",
  holds: (value) => typeof value === "number",
};

export const ANYTHING_NUMERIC: Kind = {
  name: "a number",
  remedy: 'Give a number without quotes or, in JSONata, an expression "{% … %}"',
  holds: (value) => typeof value === "number" || isExpression(value),
};

export const ITEMS: Kind = {
  name: "an array, an object or an expression",
  remedy: 'Give an array, an object or an expression "{% … %}"',
  holds: (value) => (typeof value === "object" && value !== null) || isExpression(value),
};

export const OBJECT: Kind = {
  name: "an object",
  remedy: "Give an object with members by name",
  holds: isRecord,
};

function isExpression(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("{%") && value.endsWith("%}");
}
