import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../../src/asl/definition";
import { fitted } from "../../../src/report/terminal/columns";
import { LiveTree } from "../../../src/report/terminal/live-tree";
import { Screen } from "../../../src/report/terminal/screen";
import { ECHO, START } from "../../engine/run";
import { recorded } from "./recorded";
import { VirtualTerminal, type WidthOf } from "./virtual-terminal";

const WIDTH = 40;
const HEIGHT = 10;

describe("the screen", () => {
  it("appends lines above what it draws again and again, and takes it away at the end", () => {
    const terminal = new VirtualTerminal(WIDTH, HEIGHT);
    const screen = new Screen();
    terminal.write("$ npm start\r\n");
    terminal.write(screen.draw(["machine", "● A"], WIDTH));
    expect(terminal.lines).toEqual(["$ npm start", "machine", "● A"]);
    terminal.write(screen.draw(["machine", "✓ A", "● B"], WIDTH));
    terminal.write(screen.draw(["machine", "✓ A", "● B"], WIDTH, ["A  begins"]));
    expect(terminal.lines).toEqual(["$ npm start", "A  begins", "machine", "✓ A", "● B"]);
    terminal.write(screen.draw(["machine", "● C"], WIDTH));
    expect(terminal.lines).toEqual(["$ npm start", "A  begins", "machine", "● C"]);
    expect([terminal.cursorShown, terminal.wraps]).toEqual([false, false]);
    terminal.write("^C");
    terminal.write(`${screen.clear(WIDTH)}the end\r\n`);
    expect(terminal.lines).toEqual(["$ npm start", "A  begins", "the end"]);
    expect([terminal.cursorShown, terminal.wraps]).toEqual([true, true]);
  });

  it("writes the lines alone that have changed", () => {
    const screen = new Screen();
    screen.draw(["machine", "● A", "· B"], WIDTH);
    expect(screen.draw(["machine", "● A", "· B"], WIDTH)).toBe("");
    const text = screen.draw(["machine", "✓ A", "· B"], WIDTH);
    expect(text).toContain("✓ A");
    expect(text).not.toContain("machine");
    expect(text).not.toContain("· B");
  });

  it("goes on where the lines began after the window became narrower", () => {
    const terminal = new VirtualTerminal(WIDTH, HEIGHT);
    const screen = new Screen();
    terminal.write("$ npm start\r\n");
    terminal.write(screen.draw(["m".repeat(38), "A".repeat(25), "B"], WIDTH));
    terminal.resize(20);
    terminal.write(screen.draw(["m".repeat(20), "A".repeat(20), "B"], 20));
    expect(terminal.lines).toEqual(["$ npm start", "m".repeat(20), "A".repeat(20), "B"]);
  });

  it("keeps every line on its row, whatever width the terminal gives its characters", () => {
    const wide: WidthOf = (codePoint) => (codePoint < 0x7f ? 1 : 2);
    const none: WidthOf = (codePoint) => (codePoint < 0x7f ? 1 : 0);
    const name = fc.string({
      unit: fc.constantFrom("a", "é", "漢", "🏳️‍🌈", "👨‍👩‍👧", "\u0301", "\u200b", "ﷺ", "᠎", "𒐫", "\ufe0f"),
    });
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 6 }),
        fc.array(name, { maxLength: 6 }),
        fc.constantFrom(wide, none),
        (one, other, widthOf) => {
          const terminal = new VirtualTerminal(WIDTH, HEIGHT, widthOf);
          const screen = new Screen();
          const lines = (names: readonly string[]) =>
            names.map((text, i) => fitted(`${i} ${text}`, WIDTH, "…"));
          terminal.write("$\r\n");
          terminal.write(screen.draw(lines(one), WIDTH));
          terminal.write(screen.draw(lines(other), WIDTH));
          expect(terminal.lines.map((line) => line[0])).toEqual(["$", ...other.map((_, i) => String(i))]);
          expect(terminal.unknown).toEqual([]);
        },
      ),
    );
  });

  it("is controlled by no state name, payload, log line or error", async () => {
    const attack = "\u001b[2J\u001b[1;1HSUCCEEDED\r\n\u009b31m\u001b]0;title\u0007\b\b\u202eevil\u2028 ﷽";
    const definition: Definition = {
      StartAt: attack,
      States: { [attack]: { Type: "Task", Resource: ECHO, End: true } },
    };
    const terminal = new VirtualTerminal(60, HEIGHT);
    const screen = new Screen();
    const tree = new LiveTree({ color: true, ascii: false }, () => START);
    terminal.write("$ npm start\r\n");
    await recorded({
      definition,
      input: { [attack]: attack },
      logs: [attack],
      answer: () => ({ succeeded: false, error: attack, cause: attack }),
      onChange: (change) => {
        const above = tree.change(change);
        terminal.write(screen.draw(tree.lines({ width: 60, height: HEIGHT - 1 }), 60, above));
      },
    });
    terminal.write(
      screen.clear(60) +
        tree
          .final(60, undefined)
          .map((line) => `${line}\r\n`)
          .join(""),
    );
    expect(terminal.unknown).toEqual([]);
    expect(terminal.lines).toMatchInlineSnapshot(`
      [
        "$ npm start",
        "\\u001b[2J\\u001b[1;1HSUCCEEDED\\u000d\\n\\u009b31m\\u001b]0;title",
        "\\u0007\\u0008\\u0008\\u202eevil\\u2028 ﷽  \\u001b[2J\\u001b[1;1HSU",
        "CCEEDED\\u000d\\n\\u009b31m\\u001b]0;title\\u0007\\u0008\\u0008\\u20",
        "2eevil\\u2028 ﷽",
        "✗ \\u001b[2J\\u001b[1;1HSUCCEEDED\\u000d\\n\\u009b31m\\u001b]0;tit",
        "le\\u0007\\u0008\\u0008\\u202eevil\\u2028 ﷽ failed after 40 ms",
        "  error  \\u001b[2J\\u001b[1;1HSUCCEEDED\\u000d\\n\\u009b31m\\u001",
        "b]0;title\\u0007\\u0008\\u0008\\u202eevil\\u2028 ﷽",
        "  cause  \\u001b[2J\\u001b[1;1HSUCCEEDED\\u000d",
        "         \\u009b31m\\u001b]0;title\\u0007\\u0008\\u0008\\u202eevil",
        "\\u2028 ﷽",
        "",
        "machine STANDARD, execution run, simulated clock",
        "✗ \\u001b[2J\\u001b[1;1HSUCCEEDED\\u00… failed     40 ms",
        "    \\u001b[2J\\u001b[1;1HSUCCEEDED\\u000d\\n\\u009b31m\\u001b]0;…",
        "",
        "FAILED in 40 ms",
      ]
    `);
  });
});
