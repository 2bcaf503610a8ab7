import type { Action, ResourceChange } from "../../review/stack-change";
import { counted } from "../page/words";
import { isChanged } from "./pairs";
import { both, memberOf } from "./sides";
import { attributeLines } from "./value-lines";
import { cutText } from "./value-text";

const MOST_LINES = 80;
const LONGEST_ADDRESS = 300;

const SENTENCES: Readonly<Record<Action, string>> = {
  create: "will be created",
  update: "will be updated in-place",
  replace: "must be replaced",
  delete: "will be destroyed",
  forget: "will no longer be managed by Terraform, but will not be destroyed",
  read: "will be read during apply",
  "no-op": "stays as it is",
};

/** What happens to a resource, in words: `will be updated in-place`. */
export function actionSentence({ action, movedFrom }: ResourceChange): string {
  return action === "no-op" && movedFrom !== undefined ? "has moved" : SENTENCES[action];
}

/**
 * A resource as Terraform shows it: a sentence, and the attributes that change. Unchanged ones are counted, long values and
 * long resources are cut.
 *
 * @param isDrift whether it was changed outside of Terraform
 */
export function resourceLines(change: ResourceChange, isDrift: boolean): string[] {
  const { address, movedFrom, reason, before, after, replacedBy } = change;
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changed = names.flatMap((name) => {
    const sides = both(memberOf(before, name) ?? undefined, memberOf(after, name) ?? undefined);
    if (!isChanged(sides)) return [];
    return [attributeLines(name, sides, replaces(name, replacedBy) ? " # forces replacement" : "")];
  });
  const same = names.length - changed.length;
  const isWhole = before === undefined || after === undefined;
  const lines = changed.flat();
  const rest = lines.length - MOST_LINES;
  return [
    `# ${cutText(address, LONGEST_ADDRESS)} ${isDrift ? driftSentence(change) : actionSentence(change)}`,
    ...(movedFrom === undefined ? [] : [`# (moved from ${cutText(movedFrom, LONGEST_ADDRESS)})`]),
    ...(reason === undefined ? [] : [`# (${cutText(reason.replaceAll("_", " "), LONGEST_ADDRESS)})`]),
    ...lines.slice(0, MOST_LINES),
    ...(rest > 0 ? [`# … ${rest} more lines`] : []),
    ...(same > 0 && !isWhole ? [`  # (${counted(same, "unchanged attribute")} hidden)`] : []),
  ];
}

function driftSentence({ after }: ResourceChange): string {
  return after === undefined ? "has been deleted" : "has changed";
}

function replaces(name: string, paths: readonly string[]): boolean {
  return paths.some((path) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
}
