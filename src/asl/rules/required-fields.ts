import type { Finding } from "../diagnostic";
import { languageOf } from "../machine";
import type { Rule } from "../rule";
import { isRecord, type NamedState } from "../scopes";

const WAITS = ["Seconds", "Timestamp", "SecondsPath", "TimestampPath"];

/** A Wait says how long, a rule in JSONata when it matches, a reader and a writer what they call. */
export const requiredFields: Rule = ({ named }, machine) =>
  named.flatMap((named) => {
    const { name, path: at, state } = named;
    if (state.Type === "Wait" && WAITS.every((field) => state[field] === undefined)) {
      const remedy = "Give it Seconds or Timestamp or, in JSONPath, SecondsPath or TimestampPath";
      return [missing(`Wait state ${JSON.stringify(name)} does not say how long it waits`, at, remedy)];
    }
    if (state.Type === "Map") return resources(named);
    if (state.Type !== "Choice" || languageOf(state, machine) !== "JSONata") return [];
    return (Array.isArray(state.Choices) ? state.Choices : []).flatMap((rule: unknown, i) =>
      isRecord(rule) && rule.Condition === undefined
        ? [
            missing(
              `Choice rule ${i + 1} of state ${JSON.stringify(name)} has no Condition`,
              `${at}.Choices[${i}]`,
              "Give it a Condition, as {% $states.input.count > 0 %}",
            ),
          ]
        : [],
    );
  });

function resources({ path, state }: NamedState): Finding[] {
  const { ItemReader, ResultWriter } = state;
  if (isRecord(ResultWriter) && Object.keys(ResultWriter).length === 0) {
    return [
      missing(
        "ResultWriter is empty",
        `${path}.ResultWriter`,
        "Give it a Resource or a WriterConfig, or remove it",
      ),
    ];
  }
  return isRecord(ItemReader) && ItemReader.Resource === undefined
    ? [
        missing(
          "ItemReader has no Resource",
          `${path}.ItemReader`,
          "Give it what reads the items, as arn:aws:states:::s3:getObject",
        ),
      ]
    : [];
}

function missing(message: string, path: string, remedy: string): Finding {
  return { code: "FIELD_MISSING", message, path, remedy };
}
