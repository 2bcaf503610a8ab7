import { isRecord } from "../../asl/scopes";

/** The state at a JSON path of a definition, as `NamedState.path` writes it, with the query language that holds in it. */
export interface StateDefinition {
  readonly state: Readonly<Record<string, unknown>>;
  readonly language: "JSONPath" | "JSONata";
}

export function definitionAt(definition: unknown, path: string): StateDefinition | undefined {
  let language = languageOf(definition) ?? "JSONPath";
  let place = definition;
  for (const key of keysOf(path)) {
    if (Array.isArray(place)) place = place[Number(key)];
    else if (isRecord(place) && Object.hasOwn(place, key)) place = place[key];
    else return undefined;
    language = languageOf(place) ?? language;
  }
  return isRecord(place) ? { state: place, language } : undefined;
}

/** The keys of a path: `$.States['A b'].Branches[0]` has `States`, `A b`, `Branches` and `0`. */
export function keysOf(path: string): string[] {
  return [...path.matchAll(/\.(\w+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/gs)].map(
    ([, plain, index, quoted]) => plain ?? index ?? (quoted ?? "").replace(/\\(.)/gs, "$1"),
  );
}

function languageOf(value: unknown): "JSONPath" | "JSONata" | undefined {
  const named = isRecord(value) ? value.QueryLanguage : undefined;
  return named === "JSONata" || named === "JSONPath" ? named : undefined;
}
