import type { ExecutionRecord } from "../../execution/record";
import { duration } from "../duration";
import { glyph } from "./glyphs";
import { type Html, html } from "./html-text";
import { statusWord } from "./words";

/** What a page begins with: the machine, how the execution ended, and when. */
export function masthead(record: ExecutionRecord, asOf: string | undefined): Html {
  const { stateMachine, status, startedAt, durationMs, clock, name, redrives = [], notes = [] } = record;
  return html`<a class="skip" href="#main">Skip to the execution</a>
<header class="masthead">
<div class="identity">
<h1><bdi>${stateMachine.name}</bdi></h1>
<p class="status" data-status="${status}">${glyph(status)}${statusWord(status)}</p>
</div>
<dl class="facts">
${status === "RUNNING" ? elapsed(record, asOf) : fact("Took", durationMs === undefined ? "–" : duration(durationMs))}
${startedAt === undefined ? undefined : fact("Started", time(startedAt))}
${fact("Clock", clock)}
${fact("Source", sourceText(record))}
${redrives.map(({ at }) => fact("Redriven", time(at)))}
${fact("Execution", html`<bdi class="code">${name}</bdi>`, "wide")}
${notes.map((note) => fact("Note", html`<bdi>${note}</bdi>`, "wide"))}
</dl>
<div class="tools"></div>
</header>`;
}

/** An ARN has the region and the account of what it names. */
function sourceText({ source, arn }: ExecutionRecord): string {
  if (source === "local") return "local";
  const [, , , region = "", account = ""] = arn.split(":");
  return account === "" ? "AWS" : `AWS account ${account}, ${region}`;
}

function elapsed({ startedAt }: ExecutionRecord, asOf: string | undefined): Html {
  if (startedAt === undefined || asOf === undefined) return fact("Elapsed", "not started");
  const taken = Math.max(0, Date.parse(asOf) - Date.parse(startedAt));
  return html`${fact("Elapsed", duration(taken))}${fact("As of", time(asOf))}`;
}

function fact(name: string, value: string | Html, kind = ""): Html {
  return html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** A time for people, with the exact one behind it. */
function time(iso: string): Html {
  return html`<time datetime="${iso}">${iso.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC")}</time>`;
}
