import type { PageStage, StageTitle, StateDetail } from "../shape";
import { payloadSection, STAGE_TITLES } from "./data-tab";
import { append, element } from "./dom";
import type { Page } from "./parts";

type Language = "JSONPath" | "JSONata";

/** What the data of a state at a stage is called in its expressions. */
const JSONATA_ROOTS: Partial<Readonly<Record<StageTitle, string>>> = {
  input: "$states.input",
  result: "$states.result",
};

/** The data of a state, stage by stage, each against the one before, and its variables. */
export function dataTab({ stages, payloads, variables }: StateDetail, language: Language, page: Page): Node {
  const node = element("div", { class: "stages" });
  stages.forEach(([name, place]: PageStage, i) => {
    const payload = payloads[place];
    const before = payloads[stages[i - 1]?.[1] ?? -1];
    if (payload === undefined) return;
    const root = language === "JSONata" ? (JSONATA_ROOTS[name] ?? "$") : "$";
    const shown = { title: STAGE_TITLES[name], payload, root, ...(before !== undefined && { before }) };
    append(node, payloadSection(shown, language, page));
  });
  const assigned = variables === undefined ? undefined : payloads[variables];
  if (assigned !== undefined) {
    append(node, payloadSection({ title: "Variables", payload: assigned, root: "" }, language, page));
  }
  return node;
}
