import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";

/** JSON text for reading; on one line where it nests too deep to be set otherwise. */
export function indentedJson(value: Json): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    if (error instanceof RangeError) return jsonText(value);
    throw error;
  }
}
