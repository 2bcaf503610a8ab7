import type { ExecutionRecord } from "../../execution/record";
import { printableLine } from "../../input/printable";
import { table } from "../table";
import type { Style } from "../terminal/look";
import { stateDifferenceLines } from "./difference-lines";
import type { HistoryDifference } from "./history-difference";
import { partingText } from "./parting-text";

/** One event that ran here and on AWS. */
export interface ComparedEvent {
  readonly name: string;
  readonly here: ExecutionRecord;
  readonly deployed: ExecutionRecord;
  /** From here to what is deployed; undefined where there is none. */
  readonly difference: HistoryDifference | undefined;
}

const MOST_EVENTS = 20;
const CALLED = { before: "here", after: "deployed" };

/** All events as a table, then each that differs. */
export function comparisonLines(events: readonly ComparedEvent[], width: number, style: Style): string[] {
  const rows = events.map(({ name, here, deployed, difference }) => [
    [name],
    [here.status],
    [deployed.status],
    [difference === undefined ? "same" : sentence(difference)],
  ]);
  const shown = table(["Event", "Here", "Deployed", "Difference"], rows, width).trimEnd().split("\n");
  return [...shown, ...events.flatMap((event) => details(event, width, style))];
}

function details({ name, deployed, difference }: ComparedEvent, width: number, style: Style): string[] {
  if (difference === undefined) return [];
  const { bold, dim, ellipsis } = style;
  // Of a visit that only one of them made the states tell.
  const events = difference.events.filter(({ before, after }) => before.length > 0 && after.length > 0);
  const more = events.length - MOST_EVENTS;
  return [
    "",
    `${bold(printableLine(name))}  ${dim(printableLine(deployed.arn))}`,
    ...stateDifferenceLines(difference.states, width, style),
    ...events
      .slice(0, MOST_EVENTS)
      .map(({ path, before, after }) =>
        printableLine(
          `${path === "" ? "the execution" : path}: events here ${before.join(", ")}; deployed ${after.join(", ")}`,
        ),
      ),
    ...(more > 0 ? [dim(`${ellipsis} events of ${more} more visits differ`)] : []),
  ];
}

function sentence({ parting, outcome, events }: HistoryDifference): string {
  if (parting !== undefined) return partingText(parting, CALLED);
  if (outcome !== undefined) return `here ${outcome.before}, deployed ${outcome.after}`;
  return events.length > 0 ? "in the types of events" : "in the data of states";
}
