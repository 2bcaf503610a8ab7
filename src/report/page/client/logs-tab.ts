import type { LogRecord } from "../../../execution/record";
import { type LogLevel, type LogLine, logLine } from "../log-line";
import type { StateDetail } from "../shape";
import { byteSize, counted } from "../words";
import { append, button, element, isolated } from "./dom";
import { JsonTree } from "./json-tree";
import type { Page } from "./parts";

/** Lines that are shown at a time. */
const PAGE = 200;
/** Characters of a line that are shown before it is opened. */
const MOST_OF_TEXT = 2000;

/** The log lines of all attempts, to be filtered by level and text. */
export function logsTab(detail: StateDetail, page: Page): Node {
  const lines = detail.attempts.flatMap(({ logs }, i) =>
    logs.map((log) => ({ log, attempt: i + 1, ...logLine(log) })),
  );
  const levels = [...new Set(lines.map(({ level }) => level))];
  const hidden = new Set<LogLevel>();
  const list = element("ol", { class: "logs" });
  const count = element("output", { class: "count" });
  const many = detail.attempts.length > 1;
  let [text, most] = ["", PAGE];
  const draw = () => {
    const wanted = text.toLowerCase();
    const shown = lines.filter(
      ({ level, log }) => !hidden.has(level) && log.message.toLowerCase().includes(wanted),
    );
    count.textContent =
      shown.length === lines.length
        ? counted(lines.length, "line")
        : `${shown.length} of ${counted(lines.length, "line")}`;
    list.replaceChildren(
      ...shown
        .slice(0, most)
        .map((line) =>
          element(
            "li",
            { "data-level": line.level },
            logTime(line.log),
            element("span", { class: "level" }, line.level === "OTHER" ? "" : line.level),
            many && element("span", { class: "of-attempt" }, `#${line.attempt}`),
            lineText(line, page),
          ),
        ),
    );
    if (shown.length > most) {
      const more = button(`Show ${Math.min(PAGE, shown.length - most)} more`, () => {
        most += PAGE;
        draw();
      });
      append(list, element("li", {}, more));
    }
  };
  const search = element("input", {
    type: "search",
    placeholder: "Filter",
    "aria-label": "Filter the log lines by text",
    spellcheck: "false",
    oninput: () => {
      text = search.value;
      draw();
    },
  });
  const chips = levels.map((level) => {
    const chip = button(level === "OTHER" ? "plain" : level, () => {
      if (!hidden.delete(level)) hidden.add(level);
      chip.setAttribute("aria-pressed", String(!hidden.has(level)));
      draw();
    });
    chip.setAttribute("aria-pressed", "true");
    chip.dataset.level = level;
    return chip;
  });
  draw();
  return element(
    "div",
    {},
    element(
      "div",
      { class: "filters" },
      element("div", { role: "group", "aria-label": "Levels", class: "chips" }, ...chips),
      search,
      count,
    ),
    list,
    byTime(detail),
  );
}

/** Says which attempts' lines are theirs as far as the times tell; nothing where that is known otherwise. */
function byTime({ attempts }: StateDetail): HTMLElement | false {
  const numbers = attempts.flatMap(({ logs, logSource }, i) =>
    logSource === "time" && logs.length > 0 ? [`#${i + 1}`] : [],
  );
  return (
    numbers.length > 0 &&
    element(
      "p",
      { class: "count" },
      `Placed by the function and the time: the lines of ${numbers.join(", ")}`,
    )
  );
}

function logTime({ timestamp }: LogRecord): HTMLElement {
  return element("time", { datetime: timestamp, title: timestamp }, timestamp.slice(11, 23));
}

/** The text of a line; what is longer, and its fields where it is JSON, when it is opened. */
function lineText({ text, fields }: LogLine, page: Page): HTMLElement {
  const short =
    text.length > MOST_OF_TEXT ? `${text.slice(0, MOST_OF_TEXT)}… (${byteSize(text.length)})` : text;
  if (fields === undefined && short === text) return isolated(text, "text");
  const node = element("details", {}, element("summary", {}, isolated(short, "text")));
  node.addEventListener("toggle", () => {
    if (node.childElementCount > 1 || !node.open) return;
    const options = { label: "Log line", root: "$", language: "JSONPath", announce: page.announce } as const;
    node.append(
      fields === undefined ? isolated(text, "text whole") : new JsonTree({ after: fields }, options).node,
    );
  });
  return node;
}
