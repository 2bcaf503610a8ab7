import type { Json } from "../../input/json-text";
import { sameJson } from "../../input/same-json";
import type { FieldChange, StateChange } from "./definition-change";
import { rulesWithoutTargets } from "./listed-transitions";

const LEADING: ReadonlySet<unknown> = new Set(["Next", "Default", "End"]);
const RULES: ReadonlySet<unknown> = new Set(["Catch", "Choices"]);

/** The fields of a state that change in more than where it leads. */
export function ownFields({ fields }: StateChange & { kind: "changed" }): readonly FieldChange[] {
  return fields.filter(({ path, before, after }) => {
    const [field] = path;
    if (path.length > 1) return true;
    if (LEADING.has(field))
      return typeof (before ?? after) === "object" || typeof (after ?? before) === "object";
    if (!RULES.has(field) || before === undefined || after === undefined) return true;
    return !sameJson(rulesWithoutTargets(before) as Json, rulesWithoutTargets(after) as Json);
  });
}
