import { join } from "node:path";
import { type BuildContext, context } from "esbuild";
import { type Bundle, type BundleEntry, buildOptions, bundleError, bundleRun } from "./bundle";

type Options = ReturnType<typeof buildOptions>;

/** One function's bundle, made again and again: what esbuild read before it need not read anew. */
export class IncrementalBundle {
  readonly #entry: BundleEntry;
  readonly #folder: string;
  #context: Promise<BuildContext<Options>> | undefined;
  #inputs: readonly string[];

  /** @param folder the project's folder, absolute */
  constructor(entry: BundleEntry, folder: string) {
    this.#entry = entry;
    this.#folder = folder;
    this.#inputs = [join(folder, entry.entry)];
  }

  /** The files that the last bundle that could be made was made from, absolute. */
  get inputs(): readonly string[] {
    return this.#inputs;
  }

  /**
   * Makes the bundle, as a synthesis would make it now.
   * @throws UserError with every error that esbuild finds, or where the handler is not exported
   */
  async make(): Promise<Bundle> {
    const entries = [this.#entry];
    try {
      this.#context ??= context(buildOptions(entries, this.#folder));
      const result = await (await this.#context).rebuild();
      this.#inputs = Object.keys(result.metafile.inputs).map((input) => join(this.#folder, input));
      const [made] = bundleRun(result, entries).bundles;
      if (made === undefined) throw new Error(`esbuild made no bundle of ${this.#entry.entry}`);
      return made;
    } catch (error) {
      throw bundleError(error, entries);
    }
  }

  async close(): Promise<void> {
    await (await this.#context)?.dispose();
  }
}
