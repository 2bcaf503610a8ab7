import { basename, dirname, join } from "node:path";
import type { Bundle } from "../../bundling/bundle";
import { IncrementalBundle } from "../../bundling/incremental-bundle";
import { writeBundle } from "../../bundling/written-bundle";
import { type Problem, UserError } from "../../input/user-error";
import type { LambdaFunction } from "../../local/lambda-function";
import type { SynthesizedStack } from "../../local/synthesized-stack";

interface Rebuilt {
  readonly lambda: LambdaFunction;
  readonly bundle: IncrementalBundle;
  /** Where its code is now. */
  codeFolder: string;
  failed: boolean;
}

/** The functions of synthesized stacks, whose bundles are made again when their sources change. */
export class RebuiltFunctions {
  readonly #stacks: readonly SynthesizedStack[];
  readonly #functions: readonly Rebuilt[];

  /** @param folder the project's folder, absolute */
  constructor(stacks: readonly SynthesizedStack[], folder: string) {
    this.#stacks = stacks;
    this.#functions = stacks
      .flatMap(({ functions }) => functions)
      .flatMap((lambda) => {
        const { entry, codeFolder } = lambda;
        if (entry === undefined) return [];
        return [
          {
            lambda,
            bundle: new IncrementalBundle(entryOf(lambda, entry), folder),
            codeFolder,
            failed: false,
          },
        ];
      });
  }

  /** The files that the bundles are made from, absolute. */
  get inputs(): readonly string[] {
    return this.#functions.flatMap(({ bundle }) => bundle.inputs);
  }

  /** Whether a bundle could not be made when it was last tried. */
  get failed(): boolean {
    return this.#functions.some(({ failed }) => failed);
  }

  /** The stacks with each function as it was last made. */
  get stacks(): readonly SynthesizedStack[] {
    const folders = new Map(this.#functions.map(({ lambda, codeFolder }) => [lambda, codeFolder]));
    return this.#stacks.map((stack) => ({
      ...stack,
      functions: stack.functions.map((lambda) => ({
        ...lambda,
        codeFolder: folders.get(lambda) ?? lambda.codeFolder,
      })),
    }));
  }

  /**
   * Makes the bundles that some of the files are in, and those that could not be made before; all where no files are given.
   *
   * @returns whether one is another than before
   * @throws UserError with what is wrong in each that cannot be made
   */
  async make(files?: ReadonlySet<string>): Promise<boolean> {
    const due = this.#functions.filter(
      ({ bundle, failed }) =>
        failed || files === undefined || bundle.inputs.some((input) => files.has(input)),
    );
    const problems: Problem[] = [];
    let changed = false;
    const made = await Promise.allSettled(due.map(({ bundle }) => bundle.make()));
    for (const [i, one] of due.entries()) {
      const result = made[i];
      one.failed = result?.status !== "fulfilled";
      if (result?.status === "fulfilled") {
        const folder = written(one.codeFolder, result.value);
        changed ||= folder !== one.codeFolder;
        one.codeFolder = folder;
      } else if (result?.reason instanceof UserError) problems.push(...result.reason.problems);
      else throw result?.reason;
    }
    if (problems.length > 0) throw new UserError(...unique(problems));
    return changed;
  }

  async close(): Promise<void> {
    await Promise.all(this.#functions.map(({ bundle }) => bundle.close()));
  }
}

function entryOf({ address, handler }: LambdaFunction, entry: string) {
  const dot = handler.lastIndexOf(".");
  return { name: handler.slice(0, dot), handler: handler.slice(dot + 1), entry, where: address };
}

/** Writes a bundle where a synthesis would: beside the one before, in a folder that its content names. */
function written(before: string, made: Bundle): string {
  if (basename(before) === made.hash) return before;
  const folder = join(dirname(before), made.hash);
  writeBundle(folder, made);
  return folder;
}

/** Functions that share a file share its mistakes. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.where} ${problem.what}`, problem])).values()];
}
