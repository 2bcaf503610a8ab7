import { duration } from "../../duration";
import type { PageState, StateDetail } from "../shape";
import { statusWord } from "../words";
import { payloadSection } from "./data-tab";
import { append, element } from "./dom";
import { facts } from "./facts";
import { failureBlock } from "./failure-block";
import type { Page } from "./parts";

/** How a visit differs from the same one in the run that is compared with. */
export function comparedTab(
  { status, durationMs, differs = [] }: PageState,
  { other, stages, payloads }: StateDetail,
  language: "JSONPath" | "JSONata",
  page: Page,
): Node {
  const node = element("div", { class: "compared" });
  if (other === undefined) {
    append(node, element("p", {}, "The other run did not visit this state as often."));
    return node;
  }
  const time = (milliseconds: number | undefined) =>
    milliseconds === undefined ? "–" : duration(milliseconds);
  append(
    node,
    element("p", {}, `Differs in ${differs.join(", ")}.`),
    facts([
      ["Status, other", statusWord(other.status)],
      ["Status, this", statusWord(status)],
      ["Took, other", time(other.durationMs)],
      ["Took, this", time(durationMs)],
    ]),
  );
  if (other.error !== undefined)
    append(node, element("h3", {}, "Failure of the other"), failureBlock(other.error, other.cause, page));
  const before = other.output === undefined ? undefined : payloads[other.output];
  const output = stages.find(([name]) => name === "output");
  const after = output === undefined ? undefined : payloads[output[1]];
  const against = "the other run";
  if (after !== undefined) {
    const shown = {
      title: "Output",
      payload: after,
      root: "$",
      against,
      ...(before !== undefined && { before }),
    };
    append(node, payloadSection(shown, language, page));
  } else if (before !== undefined) {
    append(
      node,
      payloadSection({ title: "Output of the other", payload: before, root: "$" }, language, page),
    );
  }
  return node;
}
