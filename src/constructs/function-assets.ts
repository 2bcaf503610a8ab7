import { join } from "node:path";
import { Construct } from "constructs";
import { type Bundle, type BundleEntry, bundle } from "../bundling/bundle";
import { projectFolder } from "../bundling/project-folder";
import { writeBundle } from "../bundling/written-bundle";
import { Annotations, addCustomSynthesis, TerraformStack } from "../cdk";

// No id of a user's construct has a dot, so none can be taken for this one.
const ID = "function.assets";

/** The bundles of one stack's functions: made together when they are first asked for, written at synthesis. */
export class FunctionAssets extends Construct {
  readonly #entries: BundleEntry[] = [];
  #bundles: ReadonlyMap<string, Bundle> | undefined;

  private constructor(stack: TerraformStack) {
    super(stack, ID);
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) => {
        this.#write(join(outdir, manifest.forStack(stack).workingDirectory));
      },
    });
  }

  /** The assets of the stack that a construct belongs to. */
  static of(construct: Construct): FunctionAssets {
    const stack = TerraformStack.of(construct);
    const existing = stack.node.tryFindChild(ID);
    return existing instanceof FunctionAssets ? existing : new FunctionAssets(stack);
  }

  add(entry: BundleEntry): void {
    this.#entries.push(entry);
    this.#bundles = undefined;
  }

  /** Folder of a function's bundle, relative to the stack's; its last part changes with the content. */
  folder(name: string): string {
    const made = this.#made().get(name);
    if (made === undefined) throw new Error(`No function named ${name} was added`);
    return `assets/${name}/${made.hash}`;
  }

  #made(): ReadonlyMap<string, Bundle> {
    if (this.#bundles === undefined) {
      const { bundles, warnings } = bundle(this.#entries, projectFolder());
      for (const warning of warnings) Annotations.of(this).addWarning(warning);
      this.#bundles = new Map(bundles.map((made) => [made.name, made]));
    }
    return this.#bundles;
  }

  #write(stackFolder: string): void {
    for (const made of this.#made().values()) writeBundle(join(stackFolder, this.folder(made.name)), made);
  }
}
