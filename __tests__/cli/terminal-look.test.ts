import { describe, expect, it } from "vitest";
import { terminalLook } from "../../src/cli/terminal-look";

const TERMINAL = { isTTY: true };
const PIPE = {};

describe("the look of a terminal", () => {
  it.each([
    ["a terminal", TERMINAL, {}, { live: true, color: true }],
    ["a pipe", PIPE, {}, { live: false, color: false }],
    ["a terminal in CI", TERMINAL, { CI: "true" }, { live: false, color: true }],
    ["a terminal where CI is false", TERMINAL, { CI: "false" }, { live: true, color: true }],
    ["a dumb terminal", TERMINAL, { TERM: "dumb" }, { live: false, color: false }],
    ["NO_COLOR", TERMINAL, { NO_COLOR: "1" }, { live: true, color: false }],
    ["an empty NO_COLOR", TERMINAL, { NO_COLOR: "" }, { live: true, color: true }],
    ["FORCE_COLOR on a pipe", PIPE, { FORCE_COLOR: "1" }, { live: false, color: true }],
    ["FORCE_COLOR=0", TERMINAL, { FORCE_COLOR: "0" }, { live: true, color: false }],
    [
      "FORCE_COLOR beside NO_COLOR",
      TERMINAL,
      { FORCE_COLOR: "1", NO_COLOR: "1" },
      { live: true, color: true },
    ],
  ])("is right for %s", (_, stream, environment, look) => {
    expect(terminalLook(stream, environment, { ascii: false })).toEqual({ ...look, ascii: false });
  });
});
