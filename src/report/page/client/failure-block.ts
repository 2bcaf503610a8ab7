import { shownCause } from "../failure-cause";
import { append, element, isolated } from "./dom";
import { JsonTree } from "./json-tree";
import type { Page } from "./parts";

/** An error with its cause taken apart: the message, the fields, and the stack trace as lines. */
export function failureBlock(error: string | undefined, cause: string | undefined, page: Page): HTMLElement {
  const { message, trace, fields } = cause === undefined ? { trace: [] } : shownCause(cause, error);
  const block = element(
    "div",
    { class: "error-block" },
    element("p", { class: "error-name" }, isolated(error ?? "No error name")),
  );
  if (message !== undefined) append(block, element("p", { class: "message" }, isolated(message)));
  if (fields !== undefined) {
    const options = { label: "Cause", root: "$", language: "JSONPath", announce: page.announce } as const;
    append(block, new JsonTree({ after: fields }, options).node);
  }
  if (trace.length > 0)
    append(
      block,
      element(
        "pre",
        { class: "trace", tabindex: "0", role: "group", "aria-label": "Stack trace" },
        trace.join("\n"),
      ),
    );
  return block;
}
