import { element } from "./dom";

/** Copies a text; where the browser refuses, it is shown for copying by hand. */
export async function copy(text: string, what: string, announce: (text: string) => void): Promise<void> {
  if ((await byPermission(text)) || byCommand(text)) announce(`${what} copied`);
  else byHand(text, what);
}

async function byPermission(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The way of pages that a browser does not trust with the clipboard. */
function byCommand(text: string): boolean {
  const field = element("textarea", { class: "off-screen", "aria-hidden": "true" });
  field.value = text;
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
  return done;
}

function byHand(text: string, what: string): void {
  const field = element("textarea", { rows: 12, readonly: true, "aria-label": what });
  field.value = text;
  const dialog = element("dialog", { class: "by-hand", onclose: () => dialog.remove() });
  dialog.append(
    element("p", {}, `The browser keeps this page from the clipboard: copy the ${what} from here.`),
    field,
    element("form", { method: "dialog" }, element("button", {}, "Close")),
  );
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}
