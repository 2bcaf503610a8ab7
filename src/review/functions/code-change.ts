import type { CodeChange, InputSize } from "../review";
import type { ResourceChange, StackChange } from "../stack-change";
import type { Side, StackValues } from "../stack-values";
import { type BundleFile, bundleFile } from "./bundle-file";

/** Where else than in a file the code of a function may come from. */
const ELSEWHERE = ["s3_bucket", "s3_key", "s3_object_version", "image_uri"];

const MOST_INPUTS = 10;

/** How the code of a function changes; undefined where it stays. */
export function codeChange(
  resource: ResourceChange,
  change: Pick<StackChange, "folders" | "resources">,
  values: StackValues,
): CodeChange | undefined {
  if (!isChanged(resource, values)) return undefined;
  const { folders } = change;
  const files = {
    before: values.text(resource.before?.filename, "before"),
    after: values.text(resource.after?.filename, "after"),
  };
  const before = bundleFile(files.before, [folders.before, folders.after]);
  const after = bundleFile(files.after, [folders.after]);
  if (knownWhere(resource, before, after)) {
    return {
      measured: "bundle",
      ...(before !== undefined && { before: before.bytes }),
      ...(after !== undefined && { after: after.bytes }),
      ...(after !== undefined && { inputs: grown(before, after) }),
    };
  }
  const zips = {
    before: size(resource.before?.source_code_size) ?? archiveSize(change, files.before, "before", values),
    after: archiveSize(change, files.after, "after", values),
  };
  return {
    measured: "zip",
    ...(resource.before !== undefined && zips.before !== undefined && { before: zips.before }),
    ...(resource.after !== undefined && zips.after !== undefined && { after: zips.after }),
  };
}

/** Whether the bundles are known on each side on which there is a function. */
function knownWhere(
  resource: ResourceChange,
  before: BundleFile | undefined,
  after: BundleFile | undefined,
): boolean {
  return (
    (resource.before === undefined || before !== undefined) &&
    (resource.after === undefined || after !== undefined)
  );
}

/** By its hash where that is known on both sides, else by the file that it comes in: its name tells its content. */
function isChanged({ before, after }: ResourceChange, values: StackValues): boolean {
  if (before === undefined || after === undefined) return true;
  const same = (name: string) => values.text(before[name], "before") === values.text(after[name], "after");
  if (typeof before.source_code_hash === "string" && typeof after.source_code_hash === "string") {
    return before.source_code_hash !== after.source_code_hash;
  }
  return !same("filename") || ELSEWHERE.some((name) => (before[name] || after[name]) && !same(name));
}

/** What came or grew, by file, or by package where it is one's. */
function grown(before: BundleFile | undefined, after: BundleFile): InputSize[] {
  const [old, now] = [byPackage(before), byPackage(after)];
  return [...now]
    .map(([path, bytes]) => ({ path, before: old.get(path) ?? 0, after: bytes }))
    .filter((one) => one.after > one.before)
    .sort(
      (one, other) =>
        other.after - other.before - (one.after - one.before) || (one.path < other.path ? -1 : 1),
    )
    .slice(0, MOST_INPUTS);
}

function byPackage(file: BundleFile | undefined): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const [path, bytes] of file?.inputs ?? []) {
    const name = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
    sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  }
  return sizes;
}

/** Bytes of the zip that the archive provider makes. */
function archiveSize(
  { resources }: Pick<StackChange, "resources">,
  filename: string | undefined,
  side: Side,
  values: StackValues,
): number | undefined {
  if (filename === undefined) return undefined;
  const archive = resources.find(
    (one) => one.type === "archive_file" && values.text(one[side]?.output_path, side) === filename,
  );
  return size(archive?.[side]?.output_size);
}

function size(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
