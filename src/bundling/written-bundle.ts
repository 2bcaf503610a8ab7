import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "./bundle";

/** Writes the files of a bundle into a folder, and what they are made of beside it: the folder is what is zipped. */
export function writeBundle(folder: string, { files, contents }: Bundle): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  writeFileSync(`${folder}.json`, `${JSON.stringify(contents, null, 2)}\n`);
}
