import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { bundle } from "../../src/bundling/bundle";
import { IncrementalBundle } from "../../src/bundling/incremental-bundle";
import { temporaryProject } from "../temporary-project";

const ENTRY = { name: "echo", entry: "lambdas/echo.ts", handler: "handler", where: "stack/echo" };
const OTHER = { name: "other", entry: "lambdas/other.ts", handler: "handler", where: "stack/other" };
const FILES = {
  "lambdas/echo.ts": 'import { answer } from "./answer";\nexport const handler = () => answer;\n',
  "lambdas/answer.ts": "export const answer: number = 1;\n",
  "lambdas/other.ts": "export const handler = (event: unknown) => event;\n",
};

function incremental(folder: string): IncrementalBundle {
  const made = new IncrementalBundle(ENTRY, folder);
  onTestFinished(() => made.close());
  return made;
}

describe("an incremental bundle", () => {
  it("is what a synthesis makes of the same sources, before and after a change", async () => {
    const folder = temporaryProject(FILES);
    const one = incremental(folder);
    expect(await one.make()).toEqual(bundle([OTHER, ENTRY], folder).bundles[1]);
    const before = await one.make();
    writeFileSync(join(folder, "lambdas/answer.ts"), "export const answer = { more: 2 };\n");
    const after = await one.make();
    expect(after).toEqual(bundle([ENTRY, OTHER], folder).bundles[0]);
    expect(after.hash).not.toBe(before.hash);
  });

  it("knows the files that it is made from", async () => {
    const folder = temporaryProject(FILES);
    const one = incremental(folder);
    expect(one.inputs).toEqual([join(folder, "lambdas/echo.ts")]);
    await one.make();
    expect([...one.inputs].sort()).toEqual(
      ["answer.ts", "echo.ts"].map((file) => join(folder, "lambdas", file)),
    );
  });

  it("says where a source is wrong, and is made again when it is right", async () => {
    const folder = temporaryProject(FILES);
    const one = incremental(folder);
    const made = await one.make();
    writeFileSync(join(folder, "lambdas/answer.ts"), "export const answer = ;\n");
    await expect(one.make()).rejects.toThrow(`error: Unexpected ";"
   at: lambdas/answer.ts:1:23
  got: "export const answer = ;"`);
    writeFileSync(join(folder, "lambdas/answer.ts"), FILES["lambdas/answer.ts"]);
    expect(await one.make()).toEqual(made);
  });
});
