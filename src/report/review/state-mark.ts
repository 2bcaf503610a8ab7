import { ownFields } from "../../review/definition/own-fields";
import type { PairedState } from "../../review/definition/paired-scopes";
import { counted } from "../graph/state-details";
import { shownName } from "../graph/text-lines";

/** How a state that changes is marked: by what a reviewer has to know first of it. */
export type MarkKind = "added" | "removed" | "changed" | "renamed" | "retargeted";

export interface StateMark {
  readonly kind: MarkKind;
  readonly words: readonly string[];
}

/** Fields that are named. */
const MOST = 3;

/** @returns undefined where nothing changes in the state itself, or its transitions only follow the new name of another */
export function stateMark({ before, after, change }: PairedState): StateMark | undefined {
  if (before === undefined) return { kind: "added", words: ["added"] };
  if (after === undefined) return { kind: "removed", words: ["removed"] };
  if (change?.kind !== "changed") return undefined;
  const fields = [...new Set(ownFields(change).map(({ path: [field] }) => String(field)))];
  const isRenamed = before.name !== after.name;
  const isElsewhere = change.transitions.some(({ followsRename }) => !followsRename);
  const words = [
    ...(isRenamed ? [`was ${shownName(before.name)}`] : []),
    ...(fields.length > 0 ? [`changed: ${listed(fields)}`] : []),
    ...(isElsewhere ? ["leads elsewhere"] : []),
  ];
  if (words.length === 0) return undefined;
  return { kind: fields.length > 0 ? "changed" : isRenamed ? "renamed" : "retargeted", words };
}

function listed(fields: readonly string[]): string {
  const shown = fields.length > MOST ? fields.slice(0, MOST - 1) : fields;
  const left = fields.length - shown.length;
  return `${shown.join(", ")}${left > 0 ? ` and ${counted(left, "more field")}` : ""}`;
}
