import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Rewrites the paths of this machine in a text to those of Lambda's file system. */
export type PathRewriting = (text: string) => string;

/**
 * Makes the rewriting for the code of one function: its folder reads `/var/task`, and the runtime's own
 * frames read as the file that holds Lambda's runtime.
 */
export function taskPaths(codeFolder: string): PathRewriting {
  const folders = [codeFolder, realpathSync(codeFolder)].map((folder) => folder.replace(/[/\\]$/, ""));
  const spellings = [...folders, ...folders.map((folder) => pathToFileURL(folder).pathname)];
  const longestFirst = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?:${longestFirst.map(escaped).join("|")})(?![\\w-])`, "g");
  return (text) =>
    text.replace(pattern, "/var/task").replaceAll("[worker eval]", "file:///var/runtime/index.mjs");
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
