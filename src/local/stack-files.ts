import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../asl/scopes";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

/** Where a stack was synthesized to. */
export interface StackFile {
  /** The stack's name. */
  readonly name: string;
  /** Path of its `cdk.tf.json`. */
  readonly file: string;
}

/**
 * The stacks in an output folder of cdktf, by its `manifest.json`.
 * @throws UserError where nothing is synthesized there, or a stack is not where the manifest says
 */
export function stackFiles(outputFolder: string): StackFile[] {
  const manifestFile = join(outputFolder, "manifest.json");
  if (!existsSync(manifestFile)) {
    throw new UserError({
      what: "Nothing is synthesized",
      where: manifestFile,
      remedy: "Synthesize first: npm run synth",
    });
  }
  const manifest = parseJson(readFileSync(manifestFile, "utf8"), manifestFile);
  const stacks = isRecord(manifest) && isRecord(manifest.stacks) ? manifest.stacks : {};
  return Object.entries(stacks).map(([name, stack]) => {
    const path = isRecord(stack) ? stack.synthesizedStackPath : undefined;
    const file = join(outputFolder, String(path));
    if (typeof path === "string" && existsSync(file)) return { name, file };
    throw new UserError({
      what: `The stack ${name} is named in the manifest and is not there`,
      where: manifestFile,
      received: path ?? null,
      remedy: "Synthesize again: npm run synth",
    });
  });
}
