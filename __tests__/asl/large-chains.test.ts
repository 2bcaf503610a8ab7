import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { longChain, nestedChain } from "../../bench/chain-sources";
import { CHECKOUT } from "../checkout";
import { run } from "../command";

const caches = join(CHECKOUT, ".cache");
mkdirSync(caches, { recursive: true });
const folder = mkdtempSync(join(caches, "chains-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the compiler takes", () => {
  it.each([
    ["a chain of 200 states with expressions", longChain(200)],
    ["30 maps and choices inside one another", nestedChain(30)],
  ])("%s", async (_, source) => {
    writeFileSync(join(folder, "chain.ts"), source.replaceAll('"../src/', '"../../src/'));
    const config = { extends: "../../tsconfig.json", include: ["chain.ts"], exclude: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { stdout } = await run("npx", ["tsc", "-p", folder], { folder: CHECKOUT, exitCodes: [0, 1, 2] });
    expect(stdout).toBe("");
  });
});
