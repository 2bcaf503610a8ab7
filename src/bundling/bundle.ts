import { createHash } from "node:crypto";
import { basename } from "node:path";
import {
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  buildSync,
  type Location,
  type Message,
  type Metafile,
} from "esbuild";
import { UserError } from "../input/user-error";
import { type BundleContents, bundleContents } from "./bundle-contents";
import { BUNDLE_TARGET } from "./runtime";

/** What is to be bundled for one function. */
export interface BundleEntry {
  /** Module name of the bundle: `activator` becomes `activator.js`. */
  readonly name: string;
  /** Entry file, relative to the project's folder. */
  readonly entry: string;
  /** Export that Lambda calls. */
  readonly handler: string;
  /** Construct path of the function, for errors. */
  readonly where: string;
}

/** The files of one function's zip, and what went into them. */
export interface Bundle {
  readonly name: string;
  /** By file name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly contents: BundleContents;
  /** Names the content: 16 hexadecimal digits. */
  readonly hash: string;
}

/** What one esbuild run gave. */
export interface BundleRun {
  readonly bundles: readonly Bundle[];
  /** What esbuild warns of, with file, line and column. */
  readonly warnings: readonly string[];
}

/**
 * Bundles every entry in one esbuild run: CommonJS for the runtime, with a source map beside it whose sources
 * are paths in the project. The same sources give the same bytes wherever the project lies.
 *
 * @param folder the project's folder, absolute
 * @throws UserError with every error that esbuild finds, or naming each handler that is not exported
 */
export function bundle(entries: readonly BundleEntry[], folder: string): BundleRun {
  try {
    return bundleRun(buildSync(buildOptions(entries, folder)), entries);
  } catch (error) {
    throw bundleError(error, entries);
  }
}

/** What esbuild is told for a synthesis, and for every bundle that is to be the same as a synthesis's. */
export function buildOptions(entries: readonly BundleEntry[], folder: string) {
  return {
    absWorkingDir: folder,
    entryPoints: entries.map(({ name, entry }) => ({ in: entry, out: name })),
    outdir: ".",
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    target: BUNDLE_TARGET,
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "silent",
  } as const satisfies BuildOptions;
}

/**
 * The bundles that an esbuild run made.
 * @throws UserError naming each handler that is not exported
 */
export function bundleRun(
  {
    outputFiles,
    metafile,
    warnings,
  }: Pick<BuildResult<{ write: false; metafile: true }>, "outputFiles" | "metafile" | "warnings">,
  entries: readonly BundleEntry[],
): BundleRun {
  const text = new TextDecoder();
  const missing: BundleEntry[] = [];
  const bundles = entries.map((entry) => {
    const names = [`${entry.name}.js`, `${entry.name}.js.map`];
    const files = new Map(
      outputFiles
        .filter(({ path }) => names.includes(basename(path)))
        .map(({ path, contents }) => [basename(path), contents]),
    );
    const code = text.decode(files.get(`${entry.name}.js`));
    if (!exportsHandler(code, inputOf(metafile, entry), entry.handler)) missing.push(entry);
    const contents = bundleContents(metafile, `${entry.name}.js`);
    return { name: entry.name, files, contents, hash: hashOf(files) };
  });
  if (missing.length > 0) throw new UserError(...missing.map(notExported));
  return { bundles, warnings: warnings.map(warningText) };
}

/** An error of esbuild's as one for the user; any other as it is. */
export function bundleError(error: unknown, entries: readonly BundleEntry[]): unknown {
  if (!isBuildFailure(error)) return error;
  return new UserError(...error.errors.map((message) => notBundled(message, entries)));
}

/**
 * Whether the module exports the handler. esbuild lists the exports of an ES module at the end of its CommonJS
 * form; a CommonJS module can set them at run time, so only Lambda can tell.
 */
function exportsHandler(
  code: string,
  input: Metafile["inputs"][string] | undefined,
  handler: string,
): boolean {
  const listed = /\n0 && \(module\.exports = \{([^}]*)\}\);/.exec(code)?.[1];
  if (listed === undefined) return input?.format === "cjs";
  const names = listed.split(",").map((name) => name.trim());
  return names.includes(handler) || names.some((name) => name.startsWith("...require("));
}

function inputOf(
  { inputs, outputs }: Metafile,
  { name }: BundleEntry,
): Metafile["inputs"][string] | undefined {
  return inputs[outputs[`${name}.js`]?.entryPoint ?? ""];
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [name, contents] of files) hash.update(`${name}\n${contents.length}\n`).update(contents);
  return hash.digest("hex").slice(0, 16);
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function warningText({ text, location }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${characterColumn(location)}: ${text}`;
}

function notBundled({ text, location }: Message, entries: readonly BundleEntry[]) {
  const where =
    location === null
      ? entries.map((entry) => entry.where).join(", ")
      : `${location.file}:${location.line}:${characterColumn(location)}`;
  return {
    what: text,
    where,
    ...(location !== null && location.lineText.trim() !== "" && { received: location.lineText.trim() }),
    remedy: location?.suggestion
      ? `Did you mean ${location.suggestion}?`
      : "Correct the file that esbuild names",
  };
}

/** esbuild counts bytes from 0, editors characters from 1. */
function characterColumn({ lineText, column }: Location): number {
  return Buffer.from(lineText).subarray(0, column).toString().length + 1;
}

function notExported({ entry, handler, where }: BundleEntry) {
  return {
    what: `${entry} does not export "${handler}"`,
    where,
    received: handler,
    remedy: `Write "export async function ${handler}(event) { … }", or name the export by the property handler`,
  };
}
