import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderChanges } from "../../src/cli/folder-changes";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";

const LOGS = { resource: { aws_cloudwatch_log_group: { logs: { name: "logs", retention_in_days: 30 } } } };
const KEPT_LONGER = {
  resource: { aws_cloudwatch_log_group: { logs: { name: "logs", retention_in_days: 90 } } },
};

/** Files of a folder that stacks are synthesized to. */
function synthesis(folder: string, stacks: Readonly<Record<string, object>>): Record<string, string> {
  const named = Object.keys(stacks).map((name) => [
    name,
    { synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
  ]);
  return {
    [`${folder}/manifest.json`]: JSON.stringify({ stacks: Object.fromEntries(named) }),
    ...Object.fromEntries(
      Object.entries(stacks).map(([name, document]) => [
        `${folder}/stacks/${name}/cdk.tf.json`,
        JSON.stringify(document),
      ]),
    ),
  };
}

/** What happens to each resource of each stack. */
function actions(before: string, after: string) {
  return folderChanges(before, after).map(({ stackName, resources, folders }) => ({
    stackName,
    folders,
    actions: resources.map(({ address, action }) => `${action} ${address}`),
  }));
}

describe("what changes from one synthesis to another", () => {
  it("is told stack by stack: those that stay, go and come", () => {
    const folder = temporaryProject({
      ...synthesis("base", { kept: LOGS, gone: LOGS }),
      ...synthesis("head", { added: LOGS, kept: KEPT_LONGER }),
    });
    const [base, head] = [join(folder, "base"), join(folder, "head")];
    const stack = (synthesized: string, name: string) => join(synthesized, "stacks", name);
    expect(actions(base, head)).toEqual([
      {
        stackName: "kept",
        folders: { before: stack(base, "kept"), after: stack(head, "kept") },
        actions: ["update aws_cloudwatch_log_group.logs"],
      },
      {
        stackName: "gone",
        folders: { before: stack(base, "gone") },
        actions: ["delete aws_cloudwatch_log_group.logs"],
      },
      {
        stackName: "added",
        folders: { after: stack(head, "added") },
        actions: ["create aws_cloudwatch_log_group.logs"],
      },
    ]);
  });

  it("is the same, whether a project, its output or its one stack's folder is named", () => {
    const folder = temporaryProject({
      ...synthesis("base/cdktf.out", { only: LOGS }),
      ...synthesis("head/cdktf.out", { only: KEPT_LONGER }),
    });
    const named = (path: string) => actions(join(folder, "base", path), join(folder, "head", path));
    const [project, output, stack] = ["", "cdktf.out", "cdktf.out/stacks/only"].map(named);
    expect(project?.map(({ actions }) => actions)).toEqual([["update aws_cloudwatch_log_group.logs"]]);
    expect(output).toEqual(project);
    expect(stack).toEqual(project);
  });

  it("is not told of folders that hold no synthesis", () => {
    const folder = temporaryProject({ ...synthesis("base", { only: LOGS }), "empty/file": "" });
    const refused = (after: string) => userErrorOf(() => folderChanges(join(folder, "base"), after));
    expect(refused(join(folder, "empty"))).toBe(
      [
        "error: Nothing is synthesized",
        `   at: ${join(folder, "empty/manifest.json")}`,
        "  fix: Synthesize first: npm run synth",
      ].join("\n"),
    );
    expect(refused(join(folder, "missing"))).toContain("error: There is no such folder");
    expect(refused(join(folder, "empty/file"))).toContain("error: This is no folder");
  });
});
