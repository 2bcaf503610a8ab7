import type { Metafile } from "esbuild";

/** What a bundle's JavaScript is made of; written beside each bundle, for reviews of what changes. */
export interface BundleContents {
  /** Bytes of the JavaScript. */
  readonly bytes: number;
  /** Bytes in it by file, relative to the project's folder. */
  readonly inputs: Readonly<Record<string, number>>;
}

/**
 * What an output of esbuild is made of, in the order of the paths, and the same wherever the project and its packages lie.
 * @see https://esbuild.github.io/api/#metafile
 */
export function bundleContents({ outputs }: Metafile, output: string): BundleContents {
  const { bytes = 0, inputs = {} } = outputs[output] ?? {};
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const place = placeOf(path);
    sizes.set(place, (sizes.get(place) ?? 0) + bytesInOutput);
  }
  const inOrder = [...sizes].sort(([one], [other]) => (one < other ? -1 : 1));
  return { bytes, inputs: Object.fromEntries(inOrder) };
}

/** Packages may lie outside of the project: in a folder above it, or behind a link. */
function placeOf(path: string): string {
  const packages = path.indexOf("node_modules/");
  return packages === -1 ? path : path.slice(packages);
}
