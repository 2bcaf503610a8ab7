import { button, element } from "./dom";

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["/"], "Find states by name, type, status or error"],
  [["n"], "Next failure"],
  [["N"], "Failure before"],
  [["j", "k"], "Next and previous row"],
  [["g"], "To the graph"],
  [["s"], "To the table of states"],
  [["d"], "To the details of what is selected"],
  [["arrows"], "From state to state in graph, timeline and table; in a tree, from member to member"],
  [["Shift+arrows"], "Move the graph"],
  [["+", "-", "0"], "Zoom the graph in and out, show all of it"],
  [["c", "p"], "In a tree: copy as JSON, copy the path"],
  [["t"], "Light or dark colours"],
  [["Escape"], "Select nothing"],
  [["?"], "This help"],
];

/** The keys, and the switch for those who press them by accident: speech input does. */
export class Help {
  readonly #dialog: HTMLDialogElement;

  constructor(keysOn: boolean, onSwitch: (on: boolean) => void) {
    const box = element("input", { type: "checkbox", onchange: () => onSwitch(box.checked) });
    box.checked = keysOn;
    this.#dialog = element(
      "dialog",
      { class: "help", "aria-labelledby": "help-heading" },
      element("h2", { id: "help-heading" }, "Keys"),
      element(
        "dl",
        {},
        ...KEYS.map(([keys, does]) =>
          element(
            "div",
            {},
            element("dt", {}, ...keys.map((key) => element("kbd", {}, key))),
            element("dd", {}, does),
          ),
        ),
      ),
      element("label", {}, box, " Keys of one character work"),
      button("Close", () => this.#dialog.close()),
    );
    document.body.append(this.#dialog);
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}
