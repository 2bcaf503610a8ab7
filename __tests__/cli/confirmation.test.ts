import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it, vi } from "vitest";
import { confirmed } from "../../src/cli/confirmation";
import { UserError } from "../../src/input/user-error";

/** Has the standard streams be a terminal on which somebody types, and takes what is written to it. */
function terminal(): { readonly stdin: PassThrough; readonly written: () => string } {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  vi.spyOn(process, "stdin", "get").mockReturnValue(stdin as unknown as typeof process.stdin);
  vi.spyOn(process, "stderr", "get").mockReturnValue(stderr as unknown as typeof process.stderr);
  return { stdin, written: () => String(stderr.read() ?? "") };
}

describe("a question before something is done", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ["y", true],
    ["YES", true],
    [" y ", true],
    ["n", false],
    ["", false],
    ["yesterday", false],
  ])("is answered by %j with %s", async (answer, isToBeDone) => {
    const { stdin, written } = terminal();
    const asked = confirmed("Start it", false);
    stdin.write(`${answer}\n`);
    expect(await asked).toBe(isToBeDone);
    expect(written()).toContain("Start it? [y/N] ");
  });

  it("is answered with no where the terminal is closed", async () => {
    const { stdin } = terminal();
    const asked = confirmed("Start it", false);
    stdin.end();
    expect(await asked).toBe(false);
  });

  it("is not asked where it was answered beforehand", async () => {
    const { written } = terminal();
    expect(await confirmed("Start it", true)).toBe(true);
    expect(written()).toBe("");
  });

  it("is a mistake where nobody can answer", async () => {
    const { stdin } = terminal();
    Object.assign(stdin, { isTTY: false });
    await expect(confirmed("Start it", false)).rejects.toThrow(UserError);
  });
});
