import type { ExecutionRecord, StateRecord } from "../../execution/record";
import { addressOf, type Step } from "./address";
import { shownCause } from "./failure-cause";
import { type Html, html } from "./html-text";
import { indentedJson } from "./indented-json";

/** Why an execution failed and where, before anything else; nothing where it did not fail. */
export function failureSection(record: ExecutionRecord): Html | undefined {
  const { status, error, cause } = record;
  if (status === "SUCCEEDED" || status === "RUNNING") return undefined;
  const { message, trace, fields } = cause === undefined ? { trace: [] } : shownCause(cause, error);
  const place = failedPlace(record.states, record.failedIn ?? []);
  return html`<section class="failure" aria-labelledby="failure-heading">
<h2 id="failure-heading"><bdi>${error ?? "Failed without an error name"}</bdi></h2>
${place.words.length === 0 ? undefined : html`<p class="where">in <a href="${addressOf({ steps: place.steps })}">${place.words.map((word, i) => html`${i === 0 ? "" : " › "}<bdi>${word}</bdi>`)}</a></p>`}
${message === undefined ? undefined : html`<p class="message"><bdi>${message}</bdi></p>`}
${fields === undefined ? undefined : html`<pre class="fields">${indentedJson(fields)}</pre>`}
${trace.length === 0 ? undefined : html`<details><summary>Stack trace</summary><pre>${trace.join("\n")}</pre></details>`}
</section>`;
}

interface Place {
  readonly steps: readonly Step[];
  readonly words: readonly string[];
}

/** The way to the state in which the execution failed, by the ids of the states around it. */
function failedPlace(states: readonly StateRecord[], ids: readonly string[]): Place {
  const [id, ...rest] = ids;
  const record = states.find((one) => one.id === id);
  if (record === undefined) return { steps: [], words: [] };
  const visits = states.filter(({ name }) => name === record.name);
  const step = {
    state: record.name,
    ...(visits.length > 1 && { visit: visits.indexOf(record) + 1 }),
  };
  const run = record.runs?.at(-1);
  const branch = run?.branches?.findIndex((one) => one.states.some((inner) => inner.id === rest[0])) ?? -1;
  const iteration = run?.iterations?.find((one) => one.states.some((inner) => inner.id === rest[0]));
  if (branch !== -1)
    return joined({ ...step, branch }, [record.name], run?.branches?.[branch]?.states ?? [], rest);
  if (iteration !== undefined) {
    const words = [record.name, `iteration ${iteration.index}`];
    return joined({ ...step, iteration: iteration.index }, words, iteration.states, rest);
  }
  return { steps: [step], words: [record.name] };
}

function joined(
  step: Step,
  words: readonly string[],
  states: readonly StateRecord[],
  ids: readonly string[],
): Place {
  const inner = failedPlace(states, ids);
  return { steps: [step, ...inner.steps], words: [...words, ...inner.words] };
}
