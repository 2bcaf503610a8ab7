import { readFileSync } from "node:fs";
import { parseJson } from "../input/json-text";
import { stackFiles } from "./stack-files";
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
  return stackFiles(outputFolder).map(({ name, file }) => ({
    stackName: name,
    file,
    terraform: new TerraformJson(parseJson(readFileSync(file, "utf8"), file), file),
  }));
}
