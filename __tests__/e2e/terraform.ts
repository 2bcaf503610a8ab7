import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Circumstances, commandEnvironment, type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";
import { failureOf, keptFolder, type Requirement } from "./requirement";

const PLUGINS = "plugins";
const LOCK_FILE = ".terraform.lock.hcl";

/** Terraform with the providers that were fetched once for all tests. */
export class Terraform {
  readonly environment: NodeJS.ProcessEnv;
  /** The lock file that holds a project to the providers that were fetched. */
  readonly lockFile: string;

  private constructor(providers: string, endpoint: string | undefined) {
    this.environment = {
      ...commandEnvironment(),
      TF_PLUGIN_CACHE_DIR: join(providers, PLUGINS),
      ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    };
    this.lockFile = join(providers, LOCK_FILE);
  }

  /** @param endpoint of the emulator; left out, there is no AWS */
  static withProviders(endpoint?: string): Terraform {
    if (fetched === undefined) throw new Error("These tests use PROVIDERS and do not require them");
    return new Terraform(fetched, endpoint);
  }

  /** Holds a copy to the providers that were fetched, by a lock file beside cdktf.json. */
  lock(copy: ProjectCopy): void {
    copyFileSync(this.lockFile, copy.path(LOCK_FILE));
  }

  /** Runs Terraform in the stack's folder. */
  async run(
    copy: ProjectCopy,
    args: readonly string[],
    expected: Pick<Circumstances, "exitCodes"> = {},
  ): Promise<Finished> {
    return run("terraform", args, { folder: copy.stackFolder, environment: this.environment, ...expected });
  }
}

export const TERRAFORM: Requirement = {
  name: "Terraform",
  remedy: "Install Terraform 1.11 or later: https://developer.hashicorp.com/terraform/install",
  missing: () => failureOf(run("terraform", ["version"], { folder: "." })),
};

export const PROVIDERS: Requirement = {
  name: "Terraform providers",
  remedy: "Let Terraform reach its registry, or let TF_CLI_CONFIG_FILE name a file that names a mirror",
  missing: async () => {
    const copy = new ProjectCopy();
    try {
      await copy.synth();
      return await failureOf(fetchProviders(copy));
    } finally {
      copy.remove();
    }
  },
};

let fetched: string | undefined;

async function fetchProviders({ stackFolder }: ProjectCopy): Promise<void> {
  const lockFile = join(stackFolder, LOCK_FILE);
  const { terraform } = JSON.parse(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"));
  const madeFrom = [
    JSON.stringify(terraform.required_providers),
    contentOf(lockFile),
    contentOf(process.env.TF_CLI_CONFIG_FILE),
  ];
  const folder = await keptFolder("terraform", madeFrom.join("\n"), async (unfinished) => {
    await mkdir(join(unfinished, PLUGINS), { recursive: true });
    await init(stackFolder, unfinished);
    await copyFile(lockFile, join(unfinished, LOCK_FILE));
  });
  await copyFile(join(folder, LOCK_FILE), lockFile);
  // It asks the registry or the mirror even for providers that are kept: the tests' own init would fail where this does.
  await init(stackFolder, folder);
  fetched = folder;
}

async function init(stackFolder: string, providers: string): Promise<void> {
  await run("terraform", ["init", "-no-color", "-backend=false"], {
    folder: stackFolder,
    environment: { ...commandEnvironment(), TF_PLUGIN_CACHE_DIR: join(providers, PLUGINS) },
  });
}

function contentOf(file: string | undefined): string {
  return file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : "";
}
