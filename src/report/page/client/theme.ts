import { button } from "./dom";
import { keep, kept } from "./preferences";

type Theme = "light" | "dark";

/** Light or dark: the system's until the reader chooses. */
export class ThemeSwitch {
  readonly node = button("", () => this.toggle(), { class: "theme" });

  constructor() {
    const chosen = kept("theme");
    if (chosen === "light" || chosen === "dark") this.#set(chosen);
    this.#label();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#label());
  }

  toggle(): void {
    const theme = this.#now() === "dark" ? "light" : "dark";
    this.#set(theme);
    keep("theme", theme);
    this.#label();
  }

  #now(): Theme {
    const { theme } = document.documentElement.dataset;
    if (theme === "light" || theme === "dark") return theme;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  #set(theme: Theme): void {
    document.documentElement.dataset.theme = theme;
  }

  #label(): void {
    const other = this.#now() === "dark" ? "Light" : "Dark";
    this.node.textContent = other;
    this.node.setAttribute("aria-label", `${other} colours`);
    this.node.title = `${other} colours (t)`;
  }
}
