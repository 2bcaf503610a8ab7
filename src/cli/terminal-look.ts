import type { Look } from "../report/terminal/look";

/** What a stream can show, and what the user wants of it. */
export interface TerminalLook extends Look {
  /** Whether what is shown can be drawn again: on a terminal, not in CI and not where `TERM` is dumb. */
  readonly live: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How to print to a stream. Colours are for terminals; `NO_COLOR` takes them away, `FORCE_COLOR` (but not `0` and `false`)
 * gives them anywhere, and counts where both are set.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function terminalLook(
  { isTTY }: { readonly isTTY?: boolean },
  environment: Environment,
  { ascii }: { readonly ascii: boolean },
): TerminalLook {
  const { CI, FORCE_COLOR, NO_COLOR, TERM } = environment;
  const terminal = isTTY === true && TERM !== "dumb";
  const forced = isSet(FORCE_COLOR) ? !["0", "false"].includes(FORCE_COLOR ?? "") : undefined;
  const inCi = isSet(CI) && !["0", "false"].includes(CI ?? "");
  return { live: terminal && !inCi, color: forced ?? (terminal && !isSet(NO_COLOR)), ascii };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
