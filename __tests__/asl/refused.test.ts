import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKOUT } from "../checkout";
import { run } from "../command";

const FOLDER = join(CHECKOUT, "__tests__", "asl", "refused");
const MARK = /^\s*\/\/ error: (.*)$/;

/** A file of pipelines that do not compile: after each comment `// error: text`, the line with that error. */
interface RefusedFile {
  readonly name: string;
  readonly line: number;
  readonly texts: readonly string[];
}

interface CompilerError {
  readonly name: string;
  readonly line: number;
  readonly message: string;
}

const files: readonly RefusedFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts") && name !== "types.ts")
  .map((name) => {
    const lines = readFileSync(join(FOLDER, name), "utf8").split("\n");
    const texts = lines.map((line) => MARK.exec(line)?.[1]);
    return {
      name,
      line: texts.findLastIndex((text) => text !== undefined) + 2,
      texts: texts.filter((text) => text !== undefined),
    };
  });

describe("the compiler refuses", async () => {
  const { stdout } = await run("npx", ["tsc", "-p", FOLDER, "--pretty", "false"], {
    folder: CHECKOUT,
    exitCodes: [1, 2],
  });
  const errors = errorsOf(stdout);

  it.each(files)("$name, at the line that is wrong, and says what it expects", ({ name, line, texts }) => {
    const found = errors.filter((error) => error.name === name);
    expect(found.map((error) => error.line)).toEqual([line]);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(found[0]?.message).toContain(text);
  });

  it("nothing else", () => {
    const known = files.map(({ name }) => name);
    expect(errors.filter(({ name }) => !known.includes(name))).toEqual([]);
  });
});

function errorsOf(output: string): CompilerError[] {
  const starts = [...output.matchAll(/^(?:.*\/)?([\w-]+\.ts)\((\d+),\d+\): error /gm)];
  return starts.map(({ 1: name = "", 2: line = "", index }, i) => ({
    name,
    line: Number(line),
    message: output.slice(index, starts[i + 1]?.index ?? output.length),
  }));
}
