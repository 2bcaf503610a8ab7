import type { Json } from "../../../input/json-text";
import { indentedJson } from "../indented-json";
import { type Compared, matchingPaths, type TreeMember, treeMembers, type ValuePath } from "../json-lines";
import { valuePath } from "../value-path";
import { wholeNumber } from "../words";
import { copy } from "./clipboard";
import { button, element, isolated, scrollTo } from "./dom";
import { memberItem, showText, treeItem } from "./tree-line";

/** Members that are shown at a time. */
const PAGE = 100;
/** Lines that a tree may begin with, and levels that are opened for it. */
const FIRST_LINES = 40;
const FIRST_LEVELS = 3;
const MOST_MATCHES = 1000;

export interface TreeOptions {
  /** What the tree is of, for its name. */
  readonly label: string;
  /** What its paths begin with, and the language that they are in. */
  readonly root: string;
  readonly language: "JSONPath" | "JSONata";
  readonly announce: (text: string) => void;
}

/** A line of a tree: a member, or the members of it that are not shown yet. */
interface Line {
  readonly node: HTMLElement;
  readonly member: TreeMember;
  readonly path: ValuePath;
  readonly level: number;
  open: boolean;
  /** For a line that stands for further members. */
  readonly more?: readonly TreeMember[];
}

/** A value as a tree whose members are opened one by one, with search, and copies as JSON and as path. */
export class JsonTree {
  readonly node: HTMLElement;
  readonly #options: TreeOptions;
  readonly #root: Compared;
  readonly #list = element("div", { role: "tree", class: "tree" });
  readonly #path = element("output", { class: "path" });
  readonly #count = element("output", { class: "matches" });
  readonly #lines = new Map<HTMLElement, Line>();
  #current: Line | undefined;
  #matches: readonly ValuePath[] = [];
  #match = -1;

  constructor(root: Compared, options: TreeOptions) {
    this.#root = root;
    this.#options = options;
    this.#list.setAttribute("aria-label", options.label);
    this.#list.addEventListener("click", (event) => this.#clicked(event));
    this.#list.addEventListener("keydown", (event) => this.#pressed(event));
    this.#list.addEventListener("focusin", (event) => this.#focused(event));
    const [first] = this.#shown([{ key: "", ...root }], [], 0);
    if (first !== undefined) {
      this.#list.append(first.node);
      this.#focusable(first);
      this.#openFirst(first);
    }
    this.node = element("div", { class: "json" }, this.#toolbar(), this.#list);
  }

  #value(): Json {
    return this.#root.after ?? this.#root.before ?? null;
  }

  #toolbar(): HTMLElement {
    const { label } = this.#options;
    const search = element("input", {
      type: "search",
      placeholder: "Search",
      "aria-label": `Search in ${label}`,
      spellcheck: "false",
      oninput: () => this.#search(search.value),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        this.#toMatch(this.#match + (event.shiftKey ? -1 : 1));
      },
    });
    return element(
      "div",
      { class: "tree-tools" },
      search,
      this.#count,
      this.#path,
      button("Copy JSON", () => this.#copyJson(), { "aria-label": `Copy JSON of ${label}` }),
      button("Copy path", () => this.#copyPath(), { "aria-label": `Copy path in ${label}` }),
    );
  }

  #openFirst(first: Line): void {
    let waiting = [first];
    for (let level = 0; level < FIRST_LEVELS && waiting.length > 0; level += 1) {
      const next: Line[] = [];
      for (const line of waiting) {
        const count = treeMembers(line.member).length;
        const fits = level === 0 || this.#lines.size + count <= FIRST_LINES;
        if (count > 0 && fits) next.push(...this.#open(line));
      }
      waiting = next;
    }
  }

  #shown(members: readonly TreeMember[], around: ValuePath, level: number): Line[] {
    const page = members.slice(0, PAGE);
    const lines = page.map((member) => this.#line(member, level === 0 ? [] : [...around, member.key], level));
    const rest = members.slice(PAGE);
    const [next] = rest;
    return next === undefined ? lines : [...lines, this.#moreLine(rest, next, around, level)];
  }

  #line(member: TreeMember, path: ValuePath, level: number): Line {
    const line = { node: memberItem(member, level), member, path, level, open: false };
    this.#lines.set(line.node, line);
    return line;
  }

  #moreLine(more: readonly TreeMember[], first: TreeMember, around: ValuePath, level: number): Line {
    const node = treeItem(level, false);
    node.classList.add("more");
    node.append(`${wholeNumber(more.length)} more, show the next ${Math.min(PAGE, more.length)}`);
    const line = { node, member: first, path: around, level, open: false, more };
    this.#lines.set(node, line);
    return line;
  }

  #open(line: Line): Line[] {
    if (line.open) return [];
    if (line.more !== undefined) {
      const lines = this.#shown(line.more, line.path, line.level);
      line.node.replaceWith(...lines.map(({ node }) => node));
      this.#lines.delete(line.node);
      return lines;
    }
    const lines = this.#shown(treeMembers(line.member), line.path, line.level + 1);
    if (!line.node.hasAttribute("aria-expanded")) return [];
    line.open = true;
    line.node.setAttribute("aria-expanded", "true");
    showText(line.node, line.member, true);
    line.node.after(...lines.map(({ node }) => node));
    return lines;
  }

  #close(line: Line): void {
    if (!line.open) return;
    line.open = false;
    line.node.setAttribute("aria-expanded", "false");
    showText(line.node, line.member, false);
    for (
      let next = line.node.nextElementSibling;
      next instanceof HTMLElement;
      next = line.node.nextElementSibling
    ) {
      if ((this.#lines.get(next)?.level ?? 0) <= line.level) break;
      this.#lines.delete(next);
      next.remove();
    }
  }

  #clicked(event: MouseEvent): void {
    const line = this.#lineOf(event.target);
    if (line === undefined || getSelection()?.isCollapsed === false) return;
    if (line.more !== undefined) {
      const [first] = this.#open(line);
      if (first !== undefined) this.#focus(first);
      return;
    }
    if (line.open) this.#close(line);
    else this.#open(line);
    this.#focus(line);
  }

  #pressed(event: KeyboardEvent): void {
    const line = this.#lineOf(event.target);
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.#key(event.key, line)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @returns whether the key means something here */
  #key(key: string, line: Line): boolean {
    switch (key) {
      case "ArrowDown":
        return this.#focusNode(line.node.nextElementSibling);
      case "ArrowUp":
        return this.#focusNode(line.node.previousElementSibling);
      case "Home":
        return this.#focusNode(this.#list.firstElementChild);
      case "End":
        return this.#focusNode(this.#list.lastElementChild);
      case "ArrowRight":
        if (line.open) return this.#focusNode(line.node.nextElementSibling);
        this.#open(line);
        return true;
      case "ArrowLeft":
        if (line.open) this.#close(line);
        else this.#focusNode(this.#parent(line));
        return true;
      case "Enter":
      case " ":
        if (line.open) this.#close(line);
        else {
          const [first] = this.#open(line);
          if (line.more !== undefined && first !== undefined) this.#focus(first);
        }
        return true;
      case "c":
        this.#copyJson();
        return true;
      case "p":
        this.#copyPath();
        return true;
      default:
        return false;
    }
  }

  #parent(line: Line): Element | null {
    let node = line.node.previousElementSibling;
    while (node instanceof HTMLElement && (this.#lines.get(node)?.level ?? 0) >= line.level) {
      node = node.previousElementSibling;
    }
    return node;
  }

  #focusNode(node: Element | null): true {
    const line = node instanceof HTMLElement ? this.#lines.get(node) : undefined;
    if (line !== undefined) this.#focus(line);
    return true;
  }

  #focus(line: Line): void {
    this.#focusable(line);
    line.node.focus();
  }

  #focused(event: FocusEvent): void {
    const line = this.#lineOf(event.target);
    if (line !== undefined) this.#focusable(line);
  }

  #focusable(line: Line): void {
    this.#current?.node.setAttribute("tabindex", "-1");
    this.#current?.node.removeAttribute("aria-selected");
    this.#current = line;
    line.node.setAttribute("tabindex", "0");
    line.node.setAttribute("aria-selected", "true");
    this.#path.replaceChildren(isolated(this.#pathText(line)));
  }

  #pathText(line: Line): string {
    const { root, language } = this.#options;
    return valuePath(root, line.path, language);
  }

  #lineOf(target: EventTarget | null): Line | undefined {
    const node = target instanceof Element ? target.closest("[role=treeitem]") : null;
    return node instanceof HTMLElement ? this.#lines.get(node) : undefined;
  }

  #copyJson(): void {
    const line = this.#current;
    const value = line === undefined ? this.#value() : (line.member.after ?? line.member.before ?? null);
    void copy(indentedJson(value), "JSON", this.#options.announce);
  }

  #copyPath(): void {
    if (this.#current !== undefined) void copy(this.#pathText(this.#current), "path", this.#options.announce);
  }

  #search(text: string): void {
    for (const node of this.#list.querySelectorAll(".match")) node.classList.remove("match");
    this.#matches = text === "" ? [] : matchingPaths(this.#value(), text, MOST_MATCHES);
    this.#match = -1;
    if (text === "") this.#count.textContent = "";
    else if (this.#matches.length === 0) this.#count.textContent = "no match";
    else this.#toMatch(0);
  }

  #toMatch(place: number): void {
    const all = this.#matches.length;
    if (all === 0) return;
    this.#match = (place + all) % all;
    const path = this.#matches[this.#match] ?? [];
    const line = this.#reveal(path);
    this.#list.querySelector(".match")?.classList.remove("match");
    this.#count.textContent =
      all < MOST_MATCHES
        ? `${this.#match + 1} of ${all}`
        : `${this.#match + 1} of ${wholeNumber(MOST_MATCHES)} or more`;
    if (line === undefined) return;
    line.node.classList.add("match");
    this.#focusable(line);
    scrollTo(this.#list, line.node);
  }

  /** Opens whatever is around a member. */
  #reveal(path: ValuePath): Line | undefined {
    let line = this.#lines.get(this.#list.firstElementChild as HTMLElement);
    for (const key of path) {
      if (line === undefined) return undefined;
      this.#open(line);
      line = this.#memberLine(line, key);
    }
    return line;
  }

  #memberLine(around: Line, key: string | number): Line | undefined {
    for (let node = around.node.nextElementSibling; node instanceof HTMLElement; ) {
      const line = this.#lines.get(node);
      if (line === undefined || line.level <= around.level) return undefined;
      const next = node.nextElementSibling;
      if (line.level === around.level + 1) {
        if (line.more !== undefined) {
          node = this.#open(line)[0]?.node ?? null;
          continue;
        }
        if (line.member.key === key) return line;
      }
      node = next;
    }
    return undefined;
  }
}
