import { describe, expect, it } from "vitest";
import { type Bundle, type BundleEntry, bundle } from "../../src/bundling/bundle";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";

function entry(overrides: Partial<BundleEntry> = {}): BundleEntry {
  return { name: "echo", entry: "lambdas/echo.ts", handler: "handler", where: "stack/echo", ...overrides };
}

/** Bundles one file as the entry of the function echo. */
function bundled(text: string, overrides: Partial<BundleEntry> = {}): Bundle | undefined {
  const given = entry(overrides);
  return bundle([given], temporaryProject({ [given.entry]: text, "lambdas/other.ts": OTHER })).bundles[0];
}

const OTHER = "export const handler = (event: unknown) => event; export const other = 1;";

function text(made: Bundle | undefined, file: string): string {
  return new TextDecoder().decode(made?.files.get(file));
}

describe("a bundle", () => {
  it("is a module with its source map, whose sources are paths in the project", () => {
    const made = bundled('import { other } from "./other";\nexport const handler = () => other;\n');
    expect([...(made?.files.keys() ?? [])].sort()).toEqual(["echo.js", "echo.js.map"]);
    expect(text(made, "echo.js").trimEnd().split("\n").at(-1)).toBe("//# sourceMappingURL=echo.js.map");
    const map = JSON.parse(text(made, "echo.js.map")) as { sources: unknown; sourcesContent?: unknown };
    expect({ sources: map.sources, content: map.sourcesContent }).toEqual({
      sources: ["lambdas/echo.ts", "lambdas/other.ts"],
      content: undefined,
    });
  });

  it("has the same bytes and hash wherever the project lies", () => {
    const made = [bundled(OTHER), bundled(OTHER)];
    expect(made[0]).toEqual(made[1]);
    expect(made[0]?.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it("has another hash when an imported file changes", () => {
    const main = 'export { handler } from "./shared";';
    const made = ["1", "2"].map((answer) => {
      const files = {
        "lambdas/echo.ts": main,
        "lambdas/shared.ts": `export const handler = () => ${answer};`,
      };
      return bundle([entry()], temporaryProject(files)).bundles[0]?.hash;
    });
    expect(new Set(made).size).toBe(2);
  });

  it("is made for each of several functions, of one file too", () => {
    const folder = temporaryProject({ "lambdas/echo.ts": OTHER });
    const { bundles } = bundle([entry({ name: "a" }), entry({ name: "b" })], folder);
    expect(bundles.map(({ name, files }) => [name, [...files.keys()].sort()])).toEqual([
      ["a", ["a.js", "a.js.map"]],
      ["b", ["b.js", "b.js.map"]],
    ]);
  });
});

describe("what esbuild warns of", () => {
  it("is given with file, line and column", () => {
    const folder = temporaryProject({ "lambdas/echo.ts": "export const handler = () => import.meta.url;\n" });
    expect(bundle([entry()], folder).warnings).toEqual([
      'lambdas/echo.ts:1:30: "import.meta" is not available with the "cjs" output format and will be empty',
    ]);
  });
});

describe("a handler is accepted", () => {
  it.each([
    ["as a function", "export async function handler(event: unknown) { return event; }"],
    ["renamed at its export", "const x = () => 1;\nexport { x as handler };"],
    ["exported from another file", 'export { handler } from "./other";'],
    ["among everything of another file", 'export * from "./other";'],
    ["possibly among everything of a built-in module", 'export * from "node:fs";'],
    ["beside a default export", "export const handler = () => 1;\nexport default handler;"],
  ])("%s", (_, source) => {
    expect(bundled(source)?.name).toBe("echo");
  });

  it.each([
    ["set on exports", "exports.handler = async (event) => event;"],
    ["set on module.exports", "module.exports = { handler: async (event) => event };"],
  ])("%s of a CommonJS module", (_, source) => {
    expect(bundled(source, { entry: "lambdas/echo.cjs" })?.name).toBe("echo");
    expect(bundled(source, { entry: "lambdas/plain.js" })?.name).toBe("echo");
  });

  it("with a dollar sign in its name", () => {
    expect(bundled("export const $main = () => 1;", { handler: "$main" })?.name).toBe("echo");
  });

  it.each(["./lambdas/echo.ts", "lambdas/../lambdas/echo.mts", "lambdas/echo.mjs"])("in %s", (path) => {
    expect(bundled("export const handler = () => 1;", { entry: path })?.name).toBe("echo");
  });
});

describe("a bundle is refused", () => {
  it.each([
    ["exports another name", "export const main = () => 1;"],
    ["exports a longer name", 'const x = 1;\nexport { x as "my-handler", x as handlers };'],
    ["exports a default alone", "export default () => 1;"],
    ["exports a type alone", "export type handler = () => void;"],
    ["exports nothing", "const handler = () => 1;\nhandler();"],
    ["is empty", ""],
  ])("where the file %s", (_, source) => {
    expect(userErrorOf(() => bundled(source))).toBe(
      `error: lambdas/echo.ts does not export "handler"
   at: stack/echo
  got: "handler"
  fix: Write "export async function handler(event) { … }", or name the export by the property handler`,
    );
  });

  it("naming each handler that is not exported", () => {
    const folder = temporaryProject({ "a.ts": "export {};", "b.ts": OTHER, "c.ts": "export const c = 1;" });
    const entries = ["a", "b", "c"].map((name) =>
      entry({ name, entry: `${name}.ts`, where: `stack/${name}` }),
    );
    expect(userErrorOf(() => bundle(entries, folder))).toBe(
      `error: a.ts does not export "handler"
   at: stack/a
  got: "handler"
  fix: Write "export async function handler(event) { … }", or name the export by the property handler

error: c.ts does not export "handler"
   at: stack/c
  got: "handler"
  fix: Write "export async function handler(event) { … }", or name the export by the property handler`,
    );
  });

  it("with esbuild's message, its place counted in characters, where the syntax is wrong", () => {
    expect(userErrorOf(() => bundled("export const handler = () => {\n  const café = ;\n};\n"))).toBe(
      `error: Unexpected ";"
   at: lambdas/echo.ts:2:16
  got: "const café = ;"
  fix: Correct the file that esbuild names`,
    );
  });

  it("with every error of every file", () => {
    const folder = temporaryProject({
      "a.ts": 'import "./gone";\nexport const handler = 1;',
      "b.ts": "export const handler = ;",
    });
    const entries = ["a", "b"].map((name) => entry({ name, entry: `${name}.ts` }));
    expect(userErrorOf(() => bundle(entries, folder))).toBe(
      `error: Could not resolve "./gone"
   at: a.ts:1:8
  got: "import \\"./gone\\";"
  fix: Correct the file that esbuild names

error: Unexpected ";"
   at: b.ts:1:24
  got: "export const handler = ;"
  fix: Correct the file that esbuild names`,
    );
  });

  it("where a handler waits at the top level, which CommonJS cannot", () => {
    expect(userErrorOf(() => bundled("await 1;\nexport const handler = () => 1;"))).toBe(
      `error: Top-level await is currently not supported with the "cjs" output format
   at: lambdas/echo.ts:1:1
  got: "await 1;"
  fix: Correct the file that esbuild names`,
    );
  });
});
