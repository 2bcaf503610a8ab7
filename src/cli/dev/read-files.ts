// Loaded before a project's main.ts: writes to the fourth descriptor, at the end, which files were read.
import fs from "node:fs";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TOLD_TO = 3;
const ROOTS = [process.cwd(), join(__dirname, "..", "..", "..")].map((folder) => fs.realpathSync(folder));
const OUTPUT = resolve(process.env.CDKTF_OUTDIR ?? "cdktf.out");

const read = new Set<string>();
const original = fs.readFileSync;
fs.readFileSync = ((...args: Parameters<typeof original>) => {
  const [file] = args;
  if (typeof file === "string" || file instanceof URL)
    read.add(resolve(file instanceof URL ? fileURLToPath(file) : file));
  return original(...args);
}) as typeof original;

process.once("exit", () => {
  const files = [...new Set([...read, ...Object.keys(require.cache)])].filter(
    (file) => ROOTS.some((root) => within(file, root)) && !within(file, OUTPUT) && !isPackaged(file),
  );
  fs.writeSync(TOLD_TO, files.join("\n"));
});

function within(file: string, folder: string): boolean {
  return file.startsWith(`${folder}${sep}`);
}

function isPackaged(file: string): boolean {
  return file.includes(`${sep}node_modules${sep}`);
}
