import type { State } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import { placedStates } from "../placed-state";
import type { ExecutionRecord } from "../record";

/** What the context object's token is read by. */
const READS_TOKEN =
  /\$\$(?:\.Task|\[|(?![\w.]))|\$states\.context(?!\s*\.\s*(?:Execution|State|StateMachine|Map)\b)/;
const TOKEN = /[A-Za-z0-9+/]{40,}={0,2}/g;

/** The tokens that the tasks of an execution were called with, to be answered by whoever gets them. */
export function issuedTokens(record: ExecutionRecord): Set<string> {
  const tokens = new Set<string>();
  for (const { state, definition } of placedStates(record)) {
    if (!waitsForToken(definition)) continue;
    for (const { input } of state.attempts) {
      gather(definition?.Arguments ?? definition?.Parameters, input, tokens);
    }
  }
  return tokens;
}

function waitsForToken(state: State | undefined): boolean {
  return typeof state?.Resource === "string" && state.Resource.endsWith(".waitForTaskToken");
}

/** @param template what the value was made from; it says where the token was put */
function gather(template: unknown, value: unknown, tokens: Set<string>): void {
  if (typeof template === "string") {
    if (READS_TOKEN.test(template)) gatherFrom(value, tokens);
  } else if (isRecord(template) && isRecord(value)) {
    for (const [key, inner] of Object.entries(template)) {
      gather(inner, value[key.endsWith(".$") ? key.slice(0, -2) : key], tokens);
    }
  } else if (Array.isArray(template) && Array.isArray(value)) {
    for (const [index, inner] of template.entries()) gather(inner, value[index], tokens);
  }
}

/** What looks like a token in a value that was made with one, in a text or in an object. */
function gatherFrom(value: unknown, tokens: Set<string>): void {
  if (typeof value === "string") {
    for (const [token] of value.matchAll(TOKEN)) tokens.add(token);
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) gatherFrom(inner, tokens);
  }
}
