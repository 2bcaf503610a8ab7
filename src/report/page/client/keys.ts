/** What keys do, by the key as the browser names it. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Runs actions by keys of one character, while no text is being written and no modifier held. */
export class Keys {
  on = true;

  constructor(actions: KeyActions) {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const writing = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (writing || (!this.on && event.key.length === 1)) return;
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      action();
    });
  }
}
