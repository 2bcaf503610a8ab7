import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import type { Requirement } from "./requirement";

const NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/** A browser of this machine that pages are tried in: what CHROMIUM names, else the first on the PATH. */
export const CHROMIUM: Requirement = {
  name: "Chromium",
  remedy: "Install it (Debian: apt-get install chromium), or name it in the variable CHROMIUM",
  missing: async () => {
    const named = process.env.CHROMIUM;
    if (named !== undefined && !existsSync(named)) return `CHROMIUM=${named}, and no such file`;
    return executable() === undefined ? `none of ${NAMES.join(", ")} on the PATH` : undefined;
  },
};

/** Starts it without a window. */
export function launched(): Promise<Browser> {
  const executablePath = executable();
  if (executablePath === undefined) throw new Error(`Chromium is missing: ${CHROMIUM.remedy}`);
  // Its sandbox wants privileges that containers withhold; the pages are our own.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

function executable(): string | undefined {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
