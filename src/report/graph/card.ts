import type { NamedState } from "../../asl/scopes";
import { iterationWords, markWords } from "./mark-text";
import type { GraphMarks } from "./marks";
import { stateDetails } from "./state-details";
import { type Setting, shownName, textLines } from "./text-lines";
import { textWidth } from "./text-width";

/** What is written on a state's card, and how large that makes it. */
export interface Card {
  readonly name: readonly string[];
  readonly details: string;
  /** Only where the picture has marks. */
  readonly status?: string;
  readonly iterations?: string;
  readonly width: number;
  readonly height: number;
}

export const CARD = {
  /** Left of the texts, where the glyph of the type is. */
  gutter: 40,
  right: 14,
  top: 9,
  bottom: 9,
  nameLine: 17,
  line: 15,
  bar: 8,
  /** Between the sign of a status and its word. */
  sign: 16,
  narrowest: 140,
} as const;

const NAME: Setting = { size: 13, bold: true, width: 190, lines: 2 };
const SMALL: Setting = { size: 11, width: 200, lines: 1 };
const STATUS: Setting = { ...SMALL, width: 260 };
/** Widths are a multiple of it, so that cards line up. */
const STEP = 20;

/** The card of a state; with a status where the picture has marks, also of a state that has none. */
export function stateCard({ name, state, path }: NamedState, marks: GraphMarks | undefined): Card {
  const mark = marks?.states.get(path);
  const lines = textLines(shownName(name), NAME);
  const [details = ""] = textLines(stateDetails(state), SMALL);
  const [status] = marks === undefined ? [] : textLines(markWords(mark).join(" · "), STATUS);
  const iterations = mark?.iterations === undefined ? undefined : iterationWords(mark.iterations);
  const widest = Math.max(
    ...lines.map((line) => textWidth(line, NAME.size, true)),
    textWidth(details, SMALL.size),
    textWidth(status ?? "", SMALL.size) + CARD.sign,
    textWidth(iterations ?? "", SMALL.size),
  );
  return {
    name: lines,
    details,
    ...(status !== undefined && { status }),
    ...(iterations !== undefined && { iterations }),
    width: Math.max(CARD.narrowest, Math.ceil((CARD.gutter + widest + CARD.right) / STEP) * STEP),
    height:
      CARD.top +
      lines.length * CARD.nameLine +
      CARD.line * (1 + (status === undefined ? 0 : 1) + (iterations === undefined ? 0 : 1)) +
      (iterations === undefined ? 0 : CARD.bar) +
      CARD.bottom,
  };
}
