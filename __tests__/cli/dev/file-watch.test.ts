import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { FileWatch } from "../../../src/cli/dev/file-watch";
import { temporaryProject } from "../../temporary-project";

const FILES = ["lambdas/one.ts", "lambdas/two.ts", "events/event.json"];

/** Watches the files of a project; gives its folder, and the next changes that are told. */
function watched(every = false) {
  const folder = temporaryProject(Object.fromEntries(FILES.map((file) => [file, "1"])));
  const told: string[][] = [];
  let wake = () => {};
  const watch = new FileWatch(folder, (files) => {
    told.push([...files].map((file) => relative(folder, file)).sort());
    wake();
  });
  onTestFinished(() => watch.close());
  watch.set(
    FILES.map((file) => join(folder, file)),
    every,
  );
  const next = async () => {
    while (told.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return told.shift();
  };
  return { folder, told, next };
}

describe("the watch of files", () => {
  it("tells a file that is written to", async () => {
    const { folder, next } = watched();
    writeFileSync(join(folder, FILES[0] ?? ""), "2");
    expect(await next()).toEqual(["lambdas/one.ts"]);
  });

  it("tells several that are saved at once together, and others not at all", async () => {
    const { folder, told, next } = watched();
    for (const file of [...FILES, "lambdas/other.ts", "cdktf.json"]) writeFileSync(join(folder, file), "2");
    expect(await next()).toEqual([...FILES].sort());
    await setTimeout(100);
    expect(told).toEqual([]);
  });

  it("tells a file that is saved by a rename, again and again", async () => {
    const { folder, next } = watched();
    for (const text of ["2", "3"]) {
      writeFileSync(join(folder, "lambdas/.one.swp"), text);
      renameSync(join(folder, "lambdas/.one.swp"), join(folder, "lambdas/one.ts"));
      expect(await next()).toEqual(["lambdas/one.ts"]);
    }
  });

  it("tells a file that goes away and comes back, with its folder too", async () => {
    const { folder, next, told } = watched();
    rmSync(join(folder, "lambdas/one.ts"));
    expect(await next()).toEqual(["lambdas/one.ts"]);
    rmSync(join(folder, "lambdas"), { recursive: true });
    expect(await next()).toEqual(["lambdas/one.ts", "lambdas/two.ts"]);
    await setTimeout(50);
    told.length = 0;
    mkdirSync(join(folder, "lambdas"));
    writeFileSync(join(folder, "lambdas/one.ts"), "2");
    expect(await next()).toContain("lambdas/one.ts");
    await setTimeout(50);
    told.length = 0;
    writeFileSync(join(folder, "lambdas/two.ts"), "2");
    expect(await next()).toEqual(["lambdas/two.ts"]);
  });

  it("tells a file that comes into a folder, where that may be what is missing", async () => {
    const { folder, next } = watched(true);
    writeFileSync(join(folder, "lambdas/missing.ts"), "1");
    expect(await next()).toEqual(["lambdas/missing.ts"]);
  });
});
