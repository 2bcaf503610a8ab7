import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";
import { requirement } from "./requirement";
import { PROVIDERS, TERRAFORM, Terraform } from "./terraform";

const LONG = { timeout: 180_000 };

describe("A synthesis in another folder and under another umask", () => {
  it("gives the same files with the same bytes", LONG, async () => {
    const [here, there] = copies();
    await synth(here, "022");
    await synth(there, "077");
    const files = contents(here.path("cdktf.out"));
    expect([...files.keys()].map(withoutHash)).toEqual([
      "manifest.json",
      "stacks/hsi-pipeline/assets/activator/<hash>.json",
      "stacks/hsi-pipeline/assets/activator/<hash>/activator.js",
      "stacks/hsi-pipeline/assets/activator/<hash>/activator.js.map",
      "stacks/hsi-pipeline/assets/processor/<hash>.json",
      "stacks/hsi-pipeline/assets/processor/<hash>/processor.js",
      "stacks/hsi-pipeline/assets/processor/<hash>/processor.js.map",
      "stacks/hsi-pipeline/cdk.tf.json",
    ]);
    expect(contents(there.path("cdktf.out"))).toEqual(files);
  });
});

const describeZips = await requirement(TERRAFORM, PROVIDERS);

describeZips("Terraform after a synthesis in another folder and under another umask", () => {
  it("makes zips with the same bytes", LONG, async () => {
    const terraform = Terraform.withProviders();
    const [here, there] = copies();
    await zip(here, "022", terraform);
    await zip(there, "077", terraform);
    const zips = contents(join(here.stackFolder, "assets"), ".zip");
    expect([...zips.keys()].map(withoutHash)).toEqual(["activator/<hash>.zip", "processor/<hash>.zip"]);
    expect(contents(join(there.stackFolder, "assets"), ".zip")).toEqual(zips);
  });
});

function copies(): [ProjectCopy, ProjectCopy] {
  const [here, there] = [new ProjectCopy(), new ProjectCopy("deeper/another project (2)")];
  onTestFinished(() => {
    here.remove();
    there.remove();
  });
  return [here, there];
}

async function synth({ folder }: ProjectCopy, umask: string): Promise<void> {
  await run("sh", ["-c", `umask ${umask} && npm run synth`], { folder });
}

/** Makes the zips as the stack says, and nothing else of it: starting the AWS provider takes seconds. */
async function zip(copy: ProjectCopy, umask: string, terraform: Terraform): Promise<void> {
  terraform.lock(copy);
  await synth(copy, umask);
  const stack = "cdktf.out/stacks/hsi-pipeline/cdk.tf.json";
  const { data, terraform: settings } = JSON.parse(readFileSync(copy.path(stack), "utf8"));
  const { archive } = settings.required_providers;
  copy.write(
    stack,
    JSON.stringify({
      data: { archive_file: data.archive_file },
      terraform: { required_providers: { archive } },
    }),
  );
  await terraform.run(copy, ["init"]);
  await terraform.run(copy, ["apply", "-auto-approve"]);
}

/** The files under a folder in hexadecimal, by their path in it. */
function contents(folder: string, ending = ""): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [relative(folder, file), readFileSync(file, "hex")]));
}

function withoutHash(path: string): string {
  return path.replace(/[0-9a-f]{16}/, "<hash>");
}
