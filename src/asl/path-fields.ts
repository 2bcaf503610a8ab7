import { choiceRulesIn } from "./choice-rule";
import { remembered } from "./remembered";
import { isRecord, type NamedState } from "./scopes";
import { computedIn } from "./template-values";

/** A value that a JSONPath state reads as a path. */
export interface PathField {
  readonly path: string;
  readonly value: unknown;
  /**
   * Whether it leads to what is there (`path`), to one place only (`place`), to where something is put (`reference`), or
   * may also be a call of an intrinsic function (`computed`).
   */
  readonly takes: "path" | "place" | "reference" | "computed";
}

interface Template {
  readonly path: string;
  readonly value: unknown;
}

const PATHS = [
  "InputPath",
  "OutputPath",
  "ItemsPath",
  "SecondsPath",
  "TimestampPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
];

const PLACES = ["MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath"];

const TEMPLATES = ["Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials"];

/** Every value that a state in JSONPath reads as a path. */
export const pathFields = remembered((named: NamedState): readonly PathField[] => {
  const { state, path } = named;
  return [
    ...fields(state, PATHS, path, "path"),
    ...fields(state, PLACES, path, "place"),
    ...fields(state, ["ErrorPath", "CausePath"], path, "computed"),
    ...fields(state, ["ResultPath"], path, "reference"),
    ...inside(
      state.ItemBatcher,
      ["MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath"],
      `${path}.ItemBatcher`,
      "place",
    ),
    ...(isRecord(state.ItemReader)
      ? inside(state.ItemReader.ReaderConfig, ["MaxItemsPath"], `${path}.ItemReader.ReaderConfig`, "place")
      : []),
    ...list(state.Catch).flatMap((catcher, i) =>
      isRecord(catcher) ? fields(catcher, ["ResultPath"], `${path}.Catch[${i}]`, "reference") : [],
    ),
    ...choiceRulesIn(named).flatMap(({ value, path: at }) =>
      Object.keys(value)
        .filter((key) => key === "Variable" || /^[A-Z][A-Za-z]+Path$/.test(key))
        .map((key) => ({ path: `${at}.${key}`, value: value[key], takes: "path" as const })),
    ),
    ...payloadTemplates(named)
      .flatMap((template) => computedIn(template.value, template.path))
      .map((one) => ({ path: one.path, value: one.value, takes: "computed" as const })),
  ];
});

/** The payload templates of a state in JSONPath. */
export function payloadTemplates({ state, path }: NamedState): Template[] {
  const { ItemReader, ItemBatcher, ResultWriter } = state;
  return [
    ...fields(state, TEMPLATES, path, "path"),
    ...inside(ItemReader, ["Parameters"], `${path}.ItemReader`),
    ...inside(ItemBatcher, ["BatchInput"], `${path}.ItemBatcher`),
    ...inside(ResultWriter, ["Parameters"], `${path}.ResultWriter`),
    ...(["Choices", "Catch"] as const).flatMap((field) =>
      list(state[field]).flatMap((entry, i) => inside(entry, ["Assign"], `${path}.${field}[${i}]`)),
    ),
  ];
}

function inside(
  holder: unknown,
  names: readonly string[],
  path: string,
  takes: PathField["takes"] = "path",
): PathField[] {
  return isRecord(holder) ? fields(holder, names, path, takes) : [];
}

function fields(
  holder: Readonly<Record<string, unknown>>,
  names: readonly string[],
  path: string,
  takes: PathField["takes"],
): PathField[] {
  return names
    .filter((name) => holder[name] !== undefined && holder[name] !== null)
    .map((name) => ({ path: `${path}.${name}`, value: holder[name], takes }));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
