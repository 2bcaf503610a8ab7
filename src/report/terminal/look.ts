import { createColors } from "picocolors";

/** How a terminal's text is to look. */
export interface Look {
  readonly color: boolean;
  /** Whether there are to be no characters but those of ASCII in what is not a name, a payload or a log line. */
  readonly ascii: boolean;
}

/** What is said of a line's state. */
export type Standing =
  | "succeeded"
  | "failed"
  | "caught"
  | "aborted"
  | "running"
  | "waiting"
  | "retrying"
  | "to come"
  | "not reached";

type Paint = (text: string) => string;

/** The characters and colours that lines are made with. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
  readonly ellipsis: string;
  readonly times: string;
  readonly arrow: string;
  readonly inside: string;
  /** In front of the first, a middle, the last and the only line of a branch. */
  readonly rails: readonly [first: string, middle: string, last: string, only: string];
  /** Full, failed and empty parts of a bar. */
  readonly bar: readonly [full: string, failed: string, empty: string];
  glyph(standing: Standing): string;
  paint(standing: Standing): Paint;
}

const GLYPHS: Readonly<Record<Standing, readonly [unicode: string, ascii: string]>> = {
  succeeded: ["✓", "+"],
  failed: ["✗", "x"],
  caught: ["↷", "!"],
  aborted: ["⊘", "-"],
  running: ["●", "*"],
  waiting: ["◷", "~"],
  retrying: ["↻", "r"],
  "to come": ["·", "."],
  "not reached": ["·", "."],
};

export function styleOf({ color, ascii }: Look): Style {
  const { bold, dim, red, green, cyan, yellow, magenta } = createColors(color);
  const paints: Readonly<Record<Standing, Paint>> = {
    succeeded: green,
    failed: red,
    caught: yellow,
    aborted: magenta,
    running: cyan,
    waiting: cyan,
    retrying: yellow,
    "to come": dim,
    "not reached": dim,
  };
  return {
    bold,
    dim,
    red,
    green,
    cyan,
    ellipsis: ascii ? "..." : "…",
    times: ascii ? "x" : "×",
    arrow: ascii ? "->" : "→",
    inside: ascii ? ">" : "›",
    rails: ascii ? ["/", "|", "\\", "-"] : ["┌", "│", "└", "─"],
    bar: ascii ? ["#", "x", "."] : ["█", "▓", "░"],
    glyph: (standing) => GLYPHS[standing][ascii ? 1 : 0],
    paint: (standing) => paints[standing],
  };
}
