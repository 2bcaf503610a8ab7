import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import { payloadTemplates } from "../path-fields";
import type { Rule } from "../rule";
import { member, type NamedState } from "../scopes";
import { objectsIn, valuesIn } from "../template-values";

const LOOKS_COMPUTED = /^(?:\$\$?\.[A-Za-z_]|States\.[A-Z]\w*\(|\{%.*%\}$)/s;

/** A payload template gives no member twice, and no text that looks like a path as it is. */
export const templates: Rule = ({ named }, machine) =>
  named
    .filter(({ state }) => languageOf(state, machine) === "JSONPath")
    .flatMap((named) => [
      ...payloadTemplates(named).flatMap(({ value, path: at }) => [
        ...objectsIn(value, at).flatMap((one) => twice(one.value, one.path)),
        ...literals(value, at),
      ]),
      ...result(named),
    ]);

function twice(value: Readonly<Record<string, unknown>>, path: string): Finding[] {
  return Object.keys(value)
    .filter((key) => Object.hasOwn(value, `${key}.$`))
    .map((key) => ({
      code: "TEMPLATE_DUPLICATE",
      message: `The template gives ${JSON.stringify(key)} as it is and by a path`,
      path: path + member(key),
      value: value[key],
      remedy: `Keep ${key} or ${key}.$`,
    }));
}

function literals(template: unknown, path: string): Finding[] {
  return valuesIn(template, path)
    .filter(
      ({ key, value }) => typeof value === "string" && LOOKS_COMPUTED.test(value) && !key?.endsWith(".$"),
    )
    .map(({ key, value, path: at }) => ({
      code: "LITERAL_PATH",
      message: "The text looks computed, and is taken as it is",
      path: at,
      value,
      remedy:
        key === undefined
          ? "Compute it in a member whose key ends with .$"
          : `Call the key ${JSON.stringify(`${key}.$`)}`,
    }));
}

function result({ path, state }: NamedState): Finding[] {
  if (state.Type !== "Pass" || state.Result === undefined) return [];
  return valuesIn(state.Result, `${path}.Result`)
    .filter(
      ({ key, value }) => typeof value === "string" && key?.endsWith(".$") && /^(\$|States\.)/.test(value),
    )
    .map(({ value, path: at }) => ({
      code: "LITERAL_PATH",
      message: "A Result is taken as it is, with its keys",
      path: at,
      value,
      remedy: "Give Parameters instead of Result",
    }));
}
