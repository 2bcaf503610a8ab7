import type { Action, Attributes, ResourceChange, StackChange } from "../../src/review/stack-change";

/** A resource of a change; where both sides are given and nothing else, it is updated. */
export function changed(
  address: string,
  sides: { readonly before?: Attributes; readonly after?: Attributes },
  more: Partial<ResourceChange> = {},
): ResourceChange {
  const parts = address.split(".");
  const mode = parts[0] === "data" ? "data" : "managed";
  const [type = "", name = ""] = mode === "data" ? parts.slice(1) : parts;
  return { address, mode, type, name, action: actionOf(sides), replacedBy: [], ...sides, ...more };
}

function actionOf({ before, after }: { readonly before?: Attributes; readonly after?: Attributes }): Action {
  if (before === undefined) return "create";
  return after === undefined ? "delete" : "update";
}

/** A resource that stays as it is. */
export function kept(address: string, attributes: Attributes): ResourceChange {
  return changed(address, { before: attributes, after: attributes }, { action: "no-op" });
}

/** A change of a stack, of which only what a test is about is given. */
export function changedStack(
  resources: readonly ResourceChange[],
  more: Partial<StackChange> = {},
): StackChange {
  return { origin: "plan", resources, outputs: [], drift: [], folders: {}, ...more };
}

/** A policy document as a plan has it. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
