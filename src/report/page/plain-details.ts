import type { ExecutionRecord, PayloadGap, StateRecord } from "../../execution/record";
import type { Json } from "../../input/json-text";
import { jsonText } from "../../input/written-json";
import { markedPayload } from "../payload-gap";
import { shownCause } from "./failure-cause";
import { type Html, html } from "./html-text";
import { indentedJson } from "./indented-json";
import { logLine } from "./log-line";
import { byteSize, statusWord } from "./words";

/** Characters of a payload, and of all of them, that are shown where no script runs. */
const MOST_OF_ONE = 4096;
const MOST_OF_ALL = 256 * 1024;
const MOST_LOGS = 50;

/** Payloads, attempts and logs for whoever reads the page with JavaScript off; a browser with it skips them. */
export function plainDetails(record: ExecutionRecord): Html {
  const parts: Html[] = [];
  let length = 0;
  const states = flattened(record.states);
  for (const [i, state] of states.entries()) {
    const part = stateDetails(state);
    length += part.markup.length;
    if (length > MOST_OF_ALL) {
      parts.push(
        html`<p>${states.length - i} more states are in the data of this page; its script shows them.</p>`,
      );
      break;
    }
    parts.push(part);
  }
  return html`<noscript>
${payload("Input", record.input, record.incomplete?.input)}
${payload("Output", record.output, record.incomplete?.output)}
${parts}
</noscript>`;
}

/** With the states inside others; of iterations, those that did not succeed, and the first. */
function flattened(states: readonly StateRecord[]): StateRecord[] {
  return states.flatMap((state) => {
    const run = state.runs?.at(-1);
    const branches = run?.branches?.flatMap((branch) => flattened(branch.states)) ?? [];
    const shown = run?.iterations?.filter(({ status }, i) => i === 0 || status !== "SUCCEEDED").slice(0, 20);
    return [state, ...branches, ...(shown?.flatMap((iteration) => flattened(iteration.states)) ?? [])];
  });
}

function stateDetails({
  name,
  status,
  input,
  output,
  error,
  cause,
  attempts,
  incomplete,
}: StateRecord): Html {
  const logs = attempts.flatMap((attempt) => attempt.logs).slice(0, MOST_LOGS);
  const tries = attempts.filter((attempt) => attempt.error !== undefined);
  return html`<details>
<summary><bdi>${name}</bdi>, ${statusWord(status)}</summary>
${error === undefined ? undefined : html`<p><bdi>${error}</bdi></p>`}
${cause === undefined ? undefined : causeText(cause)}
${payload("Input", input, incomplete?.input)}
${payload("Output", output, incomplete?.output)}
${tries.map((attempt) => html`<p>Attempt ${attempt.number} ${statusWord(attempt.status)}: <bdi>${attempt.error}</bdi></p>${attempt.cause === undefined ? undefined : causeText(attempt.cause)}`)}
${logs.length === 0 ? undefined : html`<p>Logs</p><pre>${logs.map((log) => `${logLine(log).level} ${clipped(logLine(log).text)}`).join("\n")}</pre>`}
</details>
`;
}

function causeText(cause: string): Html {
  const { message, trace } = shownCause(cause);
  return html`<pre>${clipped([message ?? cause, ...trace].join("\n"))}</pre>`;
}

function payload(title: string, held: Json | undefined, gap: PayloadGap | undefined): Html | undefined {
  if (held === undefined) return undefined;
  const value = markedPayload(held, gap);
  const text = jsonText(value);
  const shown = text.length > MOST_OF_ONE ? clipped(text) : indentedJson(value);
  return html`<p>${title}</p><pre>${shown}</pre>`;
}

function clipped(text: string): string {
  return text.length > MOST_OF_ONE ? `${text.slice(0, MOST_OF_ONE)}… (${byteSize(text.length)})` : text;
}
