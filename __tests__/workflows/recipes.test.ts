import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CHECKOUT } from "../checkout";
import { run } from "../command";
import { workflowText } from "./workflow";

const PAGE = readFileSync(join(CHECKOUT, "docs/pull-requests.md"), "utf8");

const RECIPES = [...PAGE.matchAll(/^```yaml\n# ([\w.-]+)[^\n]*\n(.*?)^```/gms)].map(
  ([, name = "", text = ""]) => ({ name, text, content: parse(text) as unknown }),
);

describe("the page on pull requests", () => {
  it("has the recipes that it speaks of, each in YAML", () => {
    expect(RECIPES.map(({ name }) => name)).toEqual(["repos.yaml", "atlantis.yaml", ".gitlab-ci.yml"]);
    expect(RECIPES.filter(({ content }) => typeof content !== "object" || content === null)).toEqual([]);
  });

  it.each(RECIPES)("has scripts in $name that a shell can read", async ({ content }) => {
    for (const stdin of scriptsIn(content)) await run("bash", ["-n"], { folder: CHECKOUT, stdin });
  });

  it("has scripts to read", () => {
    expect(RECIPES.map(({ content }) => scriptsIn(content).length)).toEqual([7, 0, 13]);
  });

  it("speaks of every variable that the workflows read, and every label", () => {
    const workflows = ["plan.yml", "deploy.yml", "drift.yml"].map(workflowText).join("\n");
    const variables = [...workflows.matchAll(/vars\.(\w+)/g)].map(([, name = ""]) => name);
    const settings = readFileSync(join(CHECKOUT, "docs/deploying.md"), "utf8");
    expect([...new Set(variables)].filter((name) => !`${PAGE}${settings}`.includes(`${name}`))).toEqual([]);
    const gates = /for gate in (.*?); do/.exec(workflows)?.[1]?.split(" ") ?? [];
    expect(gates).toHaveLength(4);
    expect(gates.filter((gate) => !PAGE.includes(`\`accept: ${gate}\``))).toEqual([]);
  });

  it("names the jobs that main is protected by as they are called", () => {
    const said = PAGE.replace(/\s+/g, " ");
    const names = [...workflowText("plan.yml").matchAll(/^ {4}name: (.*)$/gm)].map(([, name = ""]) => name);
    expect(names.slice(0, 2).filter((name) => !said.includes(`_${name}_`))).toEqual([]);
  });
});

/** The shell scripts of a recipe: what stands under `script`, `before_script`, `run` and `command`. */
function scriptsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (!["script", "before_script", "run", "command"].includes(key)) return scriptsIn(part);
    if (typeof part === "string") return [part];
    return Array.isArray(part) ? part.map(String) : scriptsIn(part);
  });
}
