import type { Definition } from "../../asl/definition";
import { type NamedState, scopesOf } from "../../asl/scopes";
import { transitionsOf } from "../../asl/transition";
import { isEnd } from "../../asl/transition-graph";
import { counted, stateType } from "./state-details";
import { shownName, shownText } from "./text-lines";

/** States that are told one by one: a listener has to sit through all of them. */
const MOST = 40;

/** A definition in words, as one hears it instead of seeing it. */
export function definitionSentences(definition: Definition): string {
  const scopes = scopesOf(definition);
  const all = scopes.flatMap(({ named }) => named);
  const first =
    typeof definition.StartAt === "string" ? ` It starts with ${shownName(definition.StartAt)}.` : "";
  const told = all.slice(0, MOST).map(sentence);
  const left = all.length - told.length;
  const rest = left > 0 ? [`${counted(left, "more state")}.`] : [];
  return [`A state machine of ${counted(all.length, "state")}.${first}`, ...told, ...rest].join(" ");
}

function sentence(named: NamedState): string {
  const { name, state } = named;
  const targets = transitionsOf(named).map(({ kind, target }) => {
    const to = typeof target === "string" ? shownName(target) : "nothing";
    return kind === "Catch" ? `${to} on an error` : kind === "Default" ? `${to} otherwise` : to;
  });
  const ways = [...new Set(targets), ...(isEnd(named) && targets.length === 0 ? ["the end"] : [])];
  return `${shownName(name)} (${shownText(stateType(state))}) leads to ${listed(ways)}.`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "nothing";
  return words.length <= 1 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
