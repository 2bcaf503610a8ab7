import { element, isolated } from "./dom";

/** Names with their values; those without a value are left out. */
export function facts(
  pairs: readonly (readonly [name: string, value: string | Node | undefined])[],
): HTMLElement {
  return element(
    "dl",
    { class: "facts" },
    ...pairs.flatMap(([name, value]) =>
      value === undefined || value === ""
        ? []
        : [
            element(
              "div",
              {},
              element("dt", {}, name),
              element("dd", {}, typeof value === "string" ? isolated(value) : value),
            ),
          ],
    ),
  );
}
