import { csvRows } from "./csv-rows";
import { DataSetError, type MapItem } from "./map-item";

/** How a data set of delimited fields is read. */
export interface CsvConfig {
  readonly CSVHeaderLocation?: "FIRST_ROW" | "GIVEN";
  /** For GIVEN. */
  readonly CSVHeaders?: readonly string[];
  /** @default COMMA */
  readonly CSVDelimiter?: string;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ",",
  PIPE: "|",
  SEMICOLON: ";",
  SPACE: " ",
  TAB: "\t",
};

/**
 * The items of a CSV text: an object a row, whose members are all strings. Missing fields are empty, fields beyond the
 * header are left out.
 *
 * @throws DataSetError where the delimiter is none of AWS's
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function* csvItems(text: string, config: CsvConfig): Generator<MapItem> {
  const delimiter = DELIMITERS[config.CSVDelimiter ?? "COMMA"];
  if (delimiter === undefined) {
    throw new DataSetError(`CSVDelimiter must be one of ${Object.keys(DELIMITERS).join(", ")}.`);
  }
  let headers = config.CSVHeaderLocation === "GIVEN" ? (config.CSVHeaders ?? []) : undefined;
  for (const row of csvRows(text, delimiter)) {
    if (headers === undefined) headers = row;
    else yield { value: rowObject(headers, row) };
  }
}

/** A row as an object, by its header. */
export function rowObject(
  headers: readonly string[],
  row: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ""]));
}
