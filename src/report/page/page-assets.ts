import { join } from "node:path";
import { buildSync } from "esbuild";

export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

let assets: PageAssets | undefined;

/** The script and the style of every page, from their sources; made once per process. */
export function pageAssets(): PageAssets {
  assets ??= { script: bundled("main.ts"), style: bundled("page.css") };
  return assets;
}

function bundled(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, "client", file)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: ["chrome111", "firefox113", "safari16.4"],
    charset: "utf8",
    legalComments: "none",
  });
  return outputFiles.map(({ text }) => text.trim()).join("");
}
