import type { Action } from "../../review/stack-change";
import { code, type Line, words } from "./document";

const WORDS: Readonly<Record<Action, string>> = {
  create: "is created",
  update: "is updated",
  replace: "is replaced",
  delete: "is destroyed",
  forget: "is no longer managed",
  read: "is read",
  "no-op": "stays",
};

interface Titled {
  readonly name: string;
  readonly address: string;
  readonly action: Action;
  readonly movedFrom?: string;
}

/**
 * What a section about one resource is called: `State machine hsi-prod-pipeline (aws_sfn_state_machine.pipeline) is updated`.
 * @param stays what is said of one that stays itself
 */
export function sectionTitle(
  what: string,
  { name, address, action, movedFrom }: Titled,
  stays = WORDS["no-op"],
): Line {
  return [
    words(`${what} `),
    code(name),
    ...(name === address ? [] : [words(" ("), code(address), words(")")]),
    words(` ${action !== "no-op" ? WORDS[action] : movedFrom === undefined ? stays : "has moved"}`),
    ...(movedFrom === undefined ? [] : [words(", moved from "), code(movedFrom)]),
  ];
}
