import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { isRecord } from "../scopes";

const DISTRIBUTED = ["ItemReader", "ItemBatcher", "ResultWriter"];
const MODES = ["INLINE", "DISTRIBUTED"];
const TYPES = ["STANDARD", "EXPRESS"];

/** A Map is inline or distributed, and an inline one does not read, batch or write its items. */
export const inlineMaps: Rule = ({ named }) =>
  named.flatMap(({ name, path: at, state }) => {
    const field = state.ItemProcessor === undefined ? "Iterator" : "ItemProcessor";
    const processor = state[field];
    if (state.Type !== "Map" || !isRecord(processor)) return [];
    const config = isRecord(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
    const configured = `${at}.${field}.ProcessorConfig`;
    const wrong = [
      { name: "Mode", value: config.Mode, known: MODES },
      { name: "ExecutionType", value: config.ExecutionType, known: TYPES },
    ].filter(
      ({ value, known }) =>
        value !== undefined && !isPlaceholder(value) && !known.some((one) => one === value),
    );
    const inline = config.Mode === undefined || config.Mode === "INLINE";
    return [
      ...wrong.map(({ name: given, value, known }) => ({
        code: "FIELD_VALUE" as const,
        message: `There is no such ${given}`,
        path: `${configured}.${given}`,
        value,
        remedy: `Give one of: ${known.join(", ")}`,
      })),
      ...DISTRIBUTED.filter((one) => inline && state[one] !== undefined).map((one) => ({
        code: "INLINE_MAP" as const,
        message: `Map state ${JSON.stringify(name)} has ${one} and is not distributed`,
        path: `${at}.${one}`,
        value: state[one],
        remedy: `Give its ${field} "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}`,
      })),
    ];
  });
