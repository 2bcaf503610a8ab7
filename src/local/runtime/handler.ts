import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Callback, HandlerContext } from "./handler-context";
import { RuntimeError } from "./runtime-error";

/** A function's code as it is called: in the async style, or with a callback. */
export type Handler = (event: unknown, context: HandlerContext, callback: Callback) => unknown;

/**
 * Loads the handler that a string like `folder/module.export` names.
 *
 * @throws {RuntimeError} when there is no such module or export, or the module cannot be parsed
 * @throws whatever the module itself throws while it loads
 */
export async function loadHandler(codeFolder: string, handler: string): Promise<Handler> {
  const [, moduleName, exportPath] = /^([^.]*)\.(.+)$/.exec(basename(handler)) ?? [];
  if (moduleName === undefined || exportPath === undefined || handler.includes("..")) {
    throw new RuntimeError("MalformedHandlerName", `'${handler}' is not of the form 'module.export'`);
  }
  let found = await loadModule(codeFolder, join(dirname(handler), moduleName));
  for (const name of exportPath.split(".")) {
    found = Reflect.get(Object(found), name);
  }
  if (found === undefined) {
    throw new RuntimeError("HandlerNotFound", `${handler} is undefined or not exported`);
  }
  if (!isHandler(found)) {
    throw new RuntimeError("HandlerNotFound", `${handler} is not a function`);
  }
  return found;
}

async function loadModule(codeFolder: string, name: string): Promise<unknown> {
  const file = [".js", ".mjs", ".cjs"]
    .map((end) => join(codeFolder, name + end))
    .find((path) => existsSync(path));
  if (file === undefined) {
    throw new RuntimeError("ImportModuleError", `Error: Cannot find module '${name}'`);
  }
  try {
    // Required from Lambda's own place, so that a "Require stack" in a message reads as on Lambda.
    return isModule(file)
      ? await import(pathToFileURL(file).href)
      : createRequire("/var/runtime/index.mjs")(file);
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    return new RuntimeError("UserCodeSyntaxError", String(error));
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    return new RuntimeError("ImportModuleError", String(error));
  }
  return error;
}

function isModule(file: string): boolean {
  return extname(file) === ".mjs" || (extname(file) === ".js" && packageType(dirname(file)) === "module");
}

function packageType(folder: string): unknown {
  const manifest = join(folder, "package.json");
  if (existsSync(manifest)) {
    const { type }: { readonly type?: unknown } = JSON.parse(readFileSync(manifest, "utf8"));
    return type;
  }
  return dirname(folder) === folder ? undefined : packageType(dirname(folder));
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
