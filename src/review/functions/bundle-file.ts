import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../asl/scopes";

/** What a bundle is made of, as the synthesis wrote it beside the bundle. */
export interface BundleFile {
  /** Bytes of the JavaScript. */
  readonly bytes: number;
  /** Bytes in it by file. */
  readonly inputs: ReadonlyMap<string, number>;
}

// Names come from plans: nothing else is read.
const ZIP = /^(assets\/[\w-]+\/[0-9a-f]{16})\.zip$/;

/**
 * Reads what the bundle in a zip is made of.
 *
 * @param filename the zip, relative to the stack's folder
 * @param folders stacks' folders, the first that has it counts
 * @returns undefined where none has it
 */
export function bundleFile(
  filename: string | undefined,
  folders: readonly (string | undefined)[],
): BundleFile | undefined {
  const [, name] = ZIP.exec(filename ?? "") ?? [];
  if (name === undefined) return undefined;
  for (const folder of folders) {
    const found = folder === undefined ? undefined : read(join(folder, `${name}.json`));
    if (found !== undefined) return found;
  }
  return undefined;
}

function read(file: string): BundleFile | undefined {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
  if (!isRecord(document) || typeof document.bytes !== "number" || !isRecord(document.inputs))
    return undefined;
  const sizes = Object.entries(document.inputs).flatMap(([path, bytes]) =>
    typeof bytes === "number" ? [[path, bytes] as const] : [],
  );
  return { bytes: document.bytes, inputs: new Map(sizes) };
}
