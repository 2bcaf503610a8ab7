import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import { type StackFile, stackFiles } from "../local/stack-files";

/** A stack as it is synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  /** The folder that Terraform runs in. */
  readonly folder: string;
  /** Its `cdk.tf.json`. */
  readonly document: Json;
}

const STACK_FILE = "cdk.tf.json";
const MANIFEST = "manifest.json";

/** Whether a stack was synthesized into the folder itself. */
export function isStackFolder(folder: string): boolean {
  return existsSync(join(folder, STACK_FILE));
}

/**
 * The stacks that a folder has.
 *
 * @param folder what cdktf writes to (`cdktf.out`), a project that has it, or one stack's own folder
 * @throws UserError where nothing is synthesized there, or what is there cannot be read
 */
export function synthesizedStacks(folder: string): SynthesizedStack[] {
  return filesIn(folder).map(({ name, file }) => ({
    name,
    folder: dirname(file),
    document: parseJson(readFileSync(file, "utf8"), file),
  }));
}

function filesIn(folder: string): StackFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError({
      what: existsSync(folder) ? "This is no folder" : "There is no such folder",
      where: folder,
      remedy: "Give a folder that a project was synthesized to, for example cdktf.out",
    });
  }
  if (isStackFolder(folder)) return [{ name: basename(folder), file: join(folder, STACK_FILE) }];
  const output = join(folder, "cdktf.out");
  return stackFiles(existsSync(join(output, MANIFEST)) ? output : folder);
}
