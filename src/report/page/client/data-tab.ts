import type { Json } from "../../../input/json-text";
import { countChanges, sameJson } from "../difference";
import { compared } from "../json-lines";
import type { LargePayload, Payload, StageTitle } from "../shape";
import { byteSize } from "../words";
import { append, button, element } from "./dom";
import { JsonTree } from "./json-tree";
import type { Page } from "./parts";

type Language = "JSONPath" | "JSONata";

export const STAGE_TITLES: Readonly<Record<StageTitle, string>> = {
  input: "Input",
  afterInputPath: "After InputPath",
  afterParameters: "After Parameters",
  afterArguments: "After Arguments",
  result: "Result",
  afterResultSelector: "After ResultSelector",
  afterResultPath: "After ResultPath",
  output: "Output",
};

/** A payload to show: what it is called, and what came before it where the two are compared. */
export interface ShownPayload {
  readonly title: string;
  readonly payload: Payload;
  readonly before?: Payload;
  /** What paths in it begin with. */
  readonly root: string;
  /** What it is compared with, in a word or two. */
  readonly against?: string;
}

/** A payload under its title, with its size and how it differs from what came before; its tree is made when it is opened. */
export function payloadSection(
  { title, payload, before, root, against = "the stage before" }: ShownPayload,
  language: Language,
  page: Page,
  open = true,
): HTMLElement {
  const body = element("div", { class: "payload" });
  const large = "place" in payload;
  const same = before !== undefined && before === payload;
  const size = large ? payload.bytes : JSON_SIZE.of(payload);
  const tag =
    before === undefined || large || "place" in before
      ? undefined
      : changeTag(before.json, payload.json, against);
  const section = element(
    "details",
    { class: "stage", open: open && !same },
    element("summary", {}, element("h3", {}, title), element("span", { class: "size" }, byteSize(size)), tag),
    body,
  );
  const fill = () => {
    if (!section.open || body.hasChildNodes()) return;
    if (large)
      body.append(...beginning(payload, () => body.replaceChildren(tree(page.store.whole(payload)))));
    else body.append(tree(payload.json));
  };
  const tree = (value: Json) => {
    const earlier = before === undefined || same ? undefined : page.store.whole(before);
    const shown =
      earlier === undefined || isReplaced(earlier, value) ? { after: value } : compared(earlier, value);
    return new JsonTree(shown, { label: title, root, language, announce: page.announce }).node;
  };
  section.addEventListener("toggle", fill);
  fill();
  return section;
}

/** Sizes are asked for again whenever a state is shown. */
const JSON_SIZE = {
  of: (payload: { readonly json: Json }): number => {
    try {
      return new TextEncoder().encode(JSON.stringify(payload.json)).length;
    } catch {
      return 0;
    }
  },
};

function beginning({ bytes, beginning: text }: LargePayload, show: () => void): HTMLElement[] {
  return [element("pre", { class: "beginning" }, `${text}…`), button(`Show all ${byteSize(bytes)}`, show)];
}

function changeTag(before: Json, after: Json, against: string): HTMLElement {
  if (sameJson(before, after)) return element("span", { class: "tag" }, "unchanged");
  if (isReplaced(before, after))
    return element("span", { class: "tag", title: `Nothing is as in ${against}` }, "replaced");
  const { added, removed, changed } = countChanges(before, after);
  const tag = element("span", { class: "tag changes", title: `Against ${against}` });
  if (added > 0)
    append(
      tag,
      element("span", { class: "added" }, `+${added}`),
      element("span", { class: "off-screen" }, " added "),
    );
  if (removed > 0)
    append(
      tag,
      element("span", { class: "removed" }, `−${removed}`),
      element("span", { class: "off-screen" }, " removed "),
    );
  if (changed > 0)
    append(
      tag,
      element("span", { class: "changed" }, `~${changed}`),
      element("span", { class: "off-screen" }, " changed "),
    );
  return tag;
}

/** Whether nothing of a value is in the one after it: then there is nothing to mark. */
function isReplaced(before: Json, after: Json): boolean {
  const holds = (value: Json) => typeof value === "object" && value !== null && !Array.isArray(value);
  if (!holds(before) || !holds(after)) return holds(before) !== holds(after) && !sameJson(before, after);
  const names = Object.keys(before as object);
  return names.length > 0 && !names.some((name) => Object.hasOwn(after as object, name));
}
