import type { Retrier } from "../../../asl/definition";
import { duration } from "../../duration";
import type { AttemptDetail, PageAttempt, PageState, Payload, StateDetail } from "../shape";
import { statusWord } from "../words";
import { payloadSection } from "./data-tab";
import { append, element, glyph, isolated } from "./dom";
import { facts } from "./facts";
import { failureBlock } from "./failure-block";
import type { Page } from "./parts";

/** The attempts of a state; the one that is selected is open and marked. */
export function attemptsTab(
  { attempts }: PageState,
  detail: StateDetail,
  retriers: readonly Retrier[],
  selected: number | undefined,
  page: Page,
): Node {
  const list = element("div", { class: "attempts" });
  for (const [i, attempt] of attempts.entries()) {
    const inner = detail.attempts[i];
    if (inner === undefined) continue;
    const open =
      selected === undefined ? attempts.length < 4 || i === attempts.length - 1 : attempt.number === selected;
    const node = attemptNode(attempt, inner, detail.payloads, retriers, open, page);
    if (attempt.number === selected) node.setAttribute("aria-current", "true");
    append(list, node);
    const pause = backOff(attempt, attempts[i + 1]);
    if (pause !== undefined) append(list, element("p", { class: "pause" }, `back-off ${duration(pause)}`));
  }
  return list;
}

/** Milliseconds between an attempt and the next. */
function backOff({ end, backOffMs }: PageAttempt, next: PageAttempt | undefined): number | undefined {
  if (backOffMs !== undefined) return backOffMs;
  return end === undefined || next === undefined ? undefined : Math.max(0, next.start - end);
}

function attemptNode(
  attempt: PageAttempt,
  { resource, requestId, input, output, cause, startedAt }: AttemptDetail,
  payloads: readonly Payload[],
  retriers: readonly Retrier[],
  open: boolean,
  page: Page,
): HTMLElement {
  const { number, status, durationMs, initDurationMs, error, retriedBy } = attempt;
  const took = durationMs === undefined ? "" : duration(durationMs);
  const node = element(
    "details",
    { class: "attempt", open, "data-status": status },
    element(
      "summary",
      {},
      glyph(status),
      element("h3", {}, `Attempt ${number}`),
      element("span", { class: "word" }, statusWord(status)),
      element("span", { class: "size" }, took),
      error !== undefined && isolated(error, "error"),
    ),
  );
  if (error !== undefined || cause !== undefined) append(node, failureBlock(error, cause, page));
  append(
    node,
    facts([
      ["Started", startedAt],
      ["Cold start", initDurationMs === undefined ? undefined : duration(initDurationMs)],
      ["Retried by", retriedBy === undefined ? undefined : retrierWords(retriedBy, retriers)],
      ["Request", requestId],
      ["Resource", element("span", { class: "code" }, resource)],
    ]),
  );
  const language = "JSONPath";
  const [sent, answered] = [payloads[input], output === undefined ? undefined : payloads[output]];
  if (sent !== undefined)
    append(node, payloadSection({ title: "Sent", payload: sent, root: "$" }, language, page, false));
  if (answered !== undefined) {
    append(node, payloadSection({ title: "Answered", payload: answered, root: "$" }, language, page, false));
  }
  return node;
}

function retrierWords(place: number, retriers: readonly Retrier[]): string {
  const names = retriers[place]?.ErrorEquals;
  return names === undefined ? `Retry[${place}]` : `Retry[${place}]: ${names.join(", ")}`;
}
