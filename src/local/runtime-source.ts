import { join } from "node:path";
import { build } from "esbuild";

let source: Promise<string> | undefined;

/**
 * The program of a worker that runs a function, as one text for a CommonJS worker.
 * It is built once per process; a call that does not wait begins the build early.
 */
export function runtimeSource(): Promise<string> {
  source ??= bundled();
  return source;
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "lambda-runtime.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "iife",
    target: "node20",
  });
  return outputFiles.map((file) => file.text).join("");
}
