import { remembered } from "./remembered";
import { isRecord, type NamedState } from "./scopes";
import { type TemplateValue, valuesIn } from "./template-values";

/** A field of a JSONata state that can hold expressions. */
export interface QueryField {
  readonly path: string;
  readonly value: unknown;
  /** What `$states` holds there besides the input and the context. */
  readonly sees?: "result" | "errorOutput";
}

/** A text in such a field: an expression, or a literal. */
export interface QueryText extends Pick<QueryField, "sees"> {
  readonly path: string;
  readonly text: string;
}

const FIELDS = [
  "Arguments",
  "Items",
  "ItemSelector",
  "MaxConcurrency",
  "ToleratedFailureCount",
  "ToleratedFailurePercentage",
  "Credentials",
  "TimeoutSeconds",
  "HeartbeatSeconds",
  "Seconds",
  "Timestamp",
  "Error",
  "Cause",
];

const WITH_RESULT: ReadonlySet<unknown> = new Set(["Task", "Parallel", "Map"]);

/**
 * The fields of a state in JSONata that can hold expressions.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const queryFields = remembered(({ state, path }: NamedState): readonly QueryField[] => {
  return [
    ...given(state, FIELDS, path),
    ...given(state, ["Output", "Assign"], path, WITH_RESULT.has(state.Type) ? "result" : undefined),
    ...inside(state.ItemReader, ["Arguments"], `${path}.ItemReader`),
    ...(isRecord(state.ItemReader)
      ? inside(state.ItemReader.ReaderConfig, ["MaxItems"], `${path}.ItemReader.ReaderConfig`)
      : []),
    ...inside(
      state.ItemBatcher,
      ["BatchInput", "MaxItemsPerBatch", "MaxInputBytesPerBatch"],
      `${path}.ItemBatcher`,
    ),
    ...inside(state.ResultWriter, ["Arguments"], `${path}.ResultWriter`),
    ...entries(state.Choices, ["Condition", "Output", "Assign"], `${path}.Choices`),
    ...entries(state.Catch, ["Output", "Assign"], `${path}.Catch`, "errorOutput"),
  ];
});

/** Every text in the fields that can hold expressions. */
export const queryTexts = remembered((state: NamedState): readonly QueryText[] => {
  return queryFields(state).flatMap(({ path, value, sees }) =>
    valuesIn(value, path)
      .filter((one): one is TemplateValue & { value: string } => typeof one.value === "string")
      .map((one) => ({ path: one.path, text: one.value, ...(sees !== undefined && { sees }) })),
  );
});

function entries(
  value: unknown,
  fields: readonly string[],
  path: string,
  sees?: QueryField["sees"],
): QueryField[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, i) =>
    isRecord(entry) ? given(entry, fields, `${path}[${i}]`, sees) : [],
  );
}

function inside(holder: unknown, fields: readonly string[], path: string): QueryField[] {
  return isRecord(holder) ? given(holder, fields, path) : [];
}

function given(
  holder: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  path: string,
  sees?: QueryField["sees"],
): QueryField[] {
  return fields
    .filter((field) => holder[field] !== undefined)
    .map((field) => ({
      path: `${path}.${field}`,
      value: holder[field],
      ...(sees !== undefined && { sees }),
    }));
}
