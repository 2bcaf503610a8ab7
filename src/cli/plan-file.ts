import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";
import { stackFiles } from "../local/stack-files";
import { terraformShow } from "../terraform/show";
import { isStackFolder } from "./synthesized-stacks";

/** A plan in JSON. */
export interface PlanDocument {
  /** What messages call it. */
  readonly source: string;
  readonly document: Json;
  /** The stack's folder, where it is known. */
  readonly folder?: string;
}

const STANDARD_INPUT = "-";

/** A saved plan is a zip, and begins as one. */
const ZIP = Buffer.from("PK\u0003\u0004");

/**
 * Files of a plan: the one that is named, or else one of that name in each of the stacks' folders.
 *
 * @param outputFolder what the project is synthesized to
 * @throws UserError where there is none
 */
export function planFiles(named: string, outputFolder: string): string[] {
  if (named === STANDARD_INPUT) return [named];
  const found = statSync(named, { throwIfNoEntry: false });
  if (found?.isFile() === true) return [named];
  const folders = stackFolders(outputFolder);
  const inStacks = folders.map((folder) => join(folder, named)).filter((file) => existsSync(file));
  if (found === undefined && inStacks.length > 0) return inStacks;
  throw new UserError({
    what: found === undefined ? "There is no such plan" : "This is no file",
    where: named,
    remedy: [
      "Save one in the stack's folder (terraform plan -out plan.txt), or give its path",
      ...(folders.length > 0 ? [`looked in too: ${folders.join(", ")}`] : []),
    ].join("; "),
  });
}

/**
 * The plan in a file: a saved one, which Terraform then shows, or what `terraform show -json` printed of one.
 *
 * @param file its path, or `-` for standard input
 * @param outputFolder what the project is synthesized to: where a plan that lies elsewhere is of its one stack
 * @throws UserError where it cannot be read, or Terraform cannot show it
 */
export async function planDocument(file: string, outputFolder: string): Promise<PlanDocument> {
  const source = file === STANDARD_INPUT ? "standard input" : file;
  const content = contentOf(file, source);
  const own = file === STANDARD_INPUT ? undefined : ownFolder(file);
  if (content.subarray(0, ZIP.length).equals(ZIP)) {
    if (file === STANDARD_INPUT) throw zippedInput(source);
    const folder = own ?? onlyStack(outputFolder) ?? dirname(file);
    return { source, folder, document: await terraformShow(folder, relative(folder, file)) };
  }
  const text = content.toString("utf8");
  if (!/^\ufeff?\s*(\{|$)/.test(text)) throw neither(text, source);
  return { source, document: parseJson(text, source), ...(own !== undefined && { folder: own }) };
}

function contentOf(file: string, source: string): Buffer {
  try {
    return readFileSync(file === STANDARD_INPUT ? 0 : file);
  } catch (error) {
    throw new UserError({
      what: `The plan cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      where: source,
      remedy: "Give a file that you may read",
    });
  }
}

/** The folder that the plan lies in, where that is a stack's. */
function ownFolder(file: string): string | undefined {
  const folder = dirname(file);
  return isStackFolder(folder) ? folder : undefined;
}

function onlyStack(outputFolder: string): string | undefined {
  const [only, ...others] = stackFolders(outputFolder);
  return others.length === 0 ? only : undefined;
}

function stackFolders(outputFolder: string): string[] {
  if (!existsSync(join(outputFolder, "manifest.json"))) return [];
  return stackFiles(outputFolder).map(({ file }) => dirname(file));
}

function zippedInput(source: string): UserError {
  return new UserError({
    what: "A saved plan cannot be read from standard input: Terraform shows one by its file",
    where: source,
    remedy: "Give the plan's path, or pipe what terraform show -json prints of it",
  });
}

function neither(text: string, source: string): UserError {
  return new UserError({
    what: "This is neither a saved plan nor JSON",
    where: source,
    received: text.slice(0, 80),
    remedy: "Give the file that terraform plan -out has saved, or what terraform show -json prints of it",
  });
}
