import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../asl/scopes";
import { parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import { TerraformJson } from "./terraform-json";

/** A stack's Terraform JSON. */
export interface SynthesizedFile {
  readonly stackName: string;
  readonly file: string;
  readonly terraform: TerraformJson;
}

/**
 * Reads what an output folder of cdktf holds: `manifest.json`, and each stack's `cdk.tf.json`.
 *
 * @param outputFolder usually `cdktf.out`
 * @throws UserError where nothing is synthesized there, or what is there cannot be read
 */
export function readSynthesizedFiles(outputFolder: string): SynthesizedFile[] {
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
  return Object.entries(stacks).map(([stackName, stack]) => {
    const path = isRecord(stack) ? stack.synthesizedStackPath : undefined;
    const file = join(outputFolder, String(path));
    if (typeof path !== "string" || !existsSync(file)) {
      throw new UserError({
        what: `The stack ${stackName} is named in the manifest and is not there`,
        where: manifestFile,
        received: path ?? null,
        remedy: "Synthesize again: npm run synth",
      });
    }
    const terraform = new TerraformJson(parseJson(readFileSync(file, "utf8"), file), file);
    return { stackName, file, terraform };
  });
}
