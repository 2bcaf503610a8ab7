import type { Json } from "../../../input/json-text";
import { preview, type TreeMember, treeMembers } from "../json-lines";
import { byteSize } from "../words";
import { element, isolated } from "./dom";

/** Characters of a text that are shown before it is asked for. */
const MOST_OF_TEXT = 300;
const DEEPEST_INDENT = 24;
const CHANGE_SIGNS = { added: "+", removed: "−", changed: "~" } as const;

/** An item of a tree with nothing on it. */
export function treeItem(level: number, opens: boolean): HTMLElement {
  const node = element("div", { role: "treeitem", "aria-level": level + 1, tabindex: "-1" });
  if (opens) node.setAttribute("aria-expanded", "false");
  node.style.setProperty("--level", String(Math.min(level, DEEPEST_INDENT)));
  return node;
}

/** A member as an item of a tree: what became of it, its name, and its value in few words. */
export function memberItem(member: TreeMember, level: number): HTMLElement {
  const { key, change, before, after } = member;
  const value = after ?? before;
  const isText = typeof value === "string" && value.length > MOST_OF_TEXT;
  const node = treeItem(level, isText || treeMembers(member).length > 0);
  if (change === "added" || change === "removed" || change === "changed") {
    node.dataset.change = change;
    node.append(...changeSign(change));
  }
  if (level > 0) node.append(isolated(String(key), typeof key === "number" ? "index" : "key"), ": ");
  if (change === "changed") node.append(valueInShort(before, "before"), " → ");
  node.append(valueInShort(value, "value"));
  if (isText) node.append(element("span", { class: "size" }, byteSize(value.length)));
  return node;
}

/** Shows a long text whole, or by its beginning again; any other value stays as it is. */
export function showText(item: HTMLElement, { before, after }: TreeMember, whole: boolean): void {
  const value = after ?? before;
  if (typeof value !== "string") return;
  const shown = whole ? isolated(value, "value string whole") : valueInShort(value, "value");
  item.querySelector(".value")?.replaceWith(shown);
}

/** A sign for the eye, and a word for who hears it. */
function changeSign(change: keyof typeof CHANGE_SIGNS): HTMLElement[] {
  return [
    element("span", { class: "change", "aria-hidden": "true" }, CHANGE_SIGNS[change]),
    element("span", { class: "off-screen" }, `${change} `),
  ];
}

function valueInShort(value: Json | undefined, kind: string): HTMLElement {
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (typeof value !== "string" || value.length <= MOST_OF_TEXT) {
    return isolated(preview(value), `${kind} ${type}`);
  }
  return isolated(`${JSON.stringify(value.slice(0, MOST_OF_TEXT)).slice(0, -1)}…`, `${kind} ${type}`);
}
