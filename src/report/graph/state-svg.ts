import { CARD, type Card } from "./card";
import type { PlacedState } from "./definition-layout";
import type { Box } from "./geometry";
import { SIGNS, stateGlyph } from "./glyphs";
import { iterationWords, markWords } from "./mark-text";
import type { GraphMarks, IterationMark, StateMark } from "./marks";
import { stateDetails } from "./state-details";
import { shownName, shownText } from "./text-lines";
import { rounded, xmlText } from "./xml";

export interface StateDrawing {
  readonly marks?: GraphMarks | undefined;
  readonly selectable?: boolean | undefined;
}

const TYPES = new Set(["Task", "Pass", "Wait", "Choice", "Parallel", "Map", "Succeed", "Fail"]);

/** A state's box with its card; what the panels hold is drawn after it. */
export function stateSvg(placed: PlacedState, { marks, selectable }: StateDrawing): string {
  const { named, box, card, panels } = placed;
  const mark = marks?.states.get(named.path);
  const type = TYPES.has(named.state.Type) ? named.state.Type : "Unknown";
  const marked = marks === undefined ? "" : mark === undefined ? " g-NONE" : ` g-marked g-${mark.status}`;
  const button =
    selectable === true
      ? ` role="button" tabindex="0" data-path="${xmlText(named.path)}" aria-label="${xmlText(spoken(placed, marks, mark))}"`
      : "";
  const name = shownName(named.name);
  const isClipped = card.name.join("").length < name.replaceAll(" ", "").length;
  const title = isClipped || selectable === true ? `<title>${xmlText(name)}</title>` : "";
  return [
    `<g class="g-state g-${type}${marked}"${button}>`,
    title,
    panels.length > 0 && type === "Map" ? pile(box) : "",
    `<path class="g-card${panels.length > 0 ? " g-hold" : ""}" d="${outline(box, type)}"/>`,
    ...panels.map((panel) => panelSvg(panel.box, panel.label)),
    cardSvg(placed, card, mark, marks !== undefined),
    "</g>",
  ].join("");
}

/** What a screen reader says of a state: `Processor, failed, 3 attempts, 4.2 s`. */
function spoken({ named }: PlacedState, marks: GraphMarks | undefined, mark: StateMark | undefined): string {
  const words = marks === undefined ? [stateDetails(named.state)] : markWords(mark);
  const iterations = mark?.iterations === undefined ? [] : [iterationWords(mark.iterations)];
  return [shownName(named.name), ...[...words, ...iterations].map(shownText)].join(", ");
}

function cardSvg(
  { box, named }: PlacedState,
  card: Card,
  mark: StateMark | undefined,
  hasMarks: boolean,
): string {
  const x = box.x + CARD.gutter;
  const parts: string[] = [
    `<rect class="g-tile" x="${rounded(box.x + 9)}" y="${rounded(box.y + CARD.top + 1)}" width="24" height="24" rx="6"/>`,
    `<path class="g-glyph" transform="translate(${rounded(box.x + 13)} ${rounded(box.y + CARD.top + 5)})" d="${stateGlyph(named.state)}"/>`,
  ];
  let y = box.y + CARD.top;
  for (const line of card.name) {
    parts.push(text("g-name", x, y + 12.5, line));
    y += CARD.nameLine;
  }
  parts.push(text("g-details", x, y + 10.5, card.details));
  y += CARD.line;
  if (hasMarks && card.status !== undefined) {
    const { shape, lines } = SIGNS[mark?.status ?? "NONE"];
    const at = `transform="translate(${rounded(x)} ${rounded(y + 1.5)})"`;
    parts.push(`<path class="g-sign" ${at} d="${shape}"/>`);
    if (lines !== "") parts.push(`<path class="g-in" ${at} d="${lines}"/>`);
    parts.push(text("g-status", x + CARD.sign, y + 11, card.status));
    y += CARD.line;
  }
  if (card.iterations !== undefined && mark?.iterations !== undefined) {
    parts.push(text("g-details", x, y + 11, card.iterations));
    parts.push(
      bar(
        { x, y: y + CARD.line + 1, width: card.width - CARD.gutter - CARD.right, height: 5 },
        mark.iterations,
      ),
    );
  }
  return parts.join("");
}

function text(kind: string, x: number, y: number, line: string): string {
  return `<text class="${kind}" x="${rounded(x)}" y="${rounded(y)}">${xmlText(line)}</text>`;
}

/** How many iterations are done, failed and running, of all that there are. */
function bar(box: Box, { total, succeeded, failed, running }: IterationMark): string {
  const all = Math.max(total ?? 0, succeeded + failed + running, 1);
  let x = box.x;
  const part = (kind: string, count: number) => {
    const width = (box.width * count) / all;
    const drawn = rect(kind, { ...box, x, width });
    x += width;
    return count === 0 ? "" : drawn;
  };
  return (
    rect("g-bar", box) +
    part("g-bar-good", succeeded) +
    part("g-bar-bad", failed) +
    part("g-bar-running", running)
  );
}

function rect(kind: string, { x, y, width, height }: Box): string {
  return `<rect class="${kind}" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"/>`;
}

function panelSvg(box: Box, label: string | undefined): string {
  if (label === undefined) return "";
  const named = text("g-details", box.x + 12, box.y + 20, label);
  return `<path class="g-panel" d="${roundBox(box, 8)}"/>${named}`;
}

/** A state that runs for each item looks like several. */
function pile(box: Box): string {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  const behind = (by: number) =>
    `<path class="g-pile" d="M${rounded(right + by)} ${rounded(box.y + 10 + by)}V${rounded(bottom + by - 10)}a10 10 0 0 1-10 10H${rounded(box.x + 10 + by)}"/>`;
  return behind(6) + behind(3);
}

function outline(box: Box, type: string): string {
  if (type === "Choice") return hexagon(box);
  const radius = type === "Succeed" || type === "Fail" ? Math.min(box.height / 2, 24) : 8;
  return roundBox(box, radius);
}

function roundBox({ x, y, width, height }: Box, r: number): string {
  return `M${rounded(x + r)} ${rounded(y)}h${rounded(width - 2 * r)}a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(r)} ${rounded(r)}v${rounded(height - 2 * r)}a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(-r)} ${rounded(r)}h${rounded(2 * r - width)}a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(-r)} ${rounded(-r)}v${rounded(2 * r - height)}a${rounded(r)} ${rounded(r)} 0 0 1 ${rounded(r)} ${rounded(-r)}z`;
}

/** A choice has corners where others are round. */
function hexagon({ x, y, width, height }: Box): string {
  const cut = 12;
  return `M${rounded(x + cut)} ${rounded(y)}h${rounded(width - 2 * cut)}l${cut} ${cut}v${rounded(height - 2 * cut)}l-${cut} ${cut}h${rounded(2 * cut - width)}l-${cut}-${cut}v${rounded(2 * cut - height)}z`;
}
