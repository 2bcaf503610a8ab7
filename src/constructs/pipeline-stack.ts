import { copyFileSync, existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Construct } from "constructs";
import { projectFolder } from "../bundling/project-folder";
import {
  App,
  ArchiveProvider,
  AwsProvider,
  addCustomSynthesis,
  LocalBackend,
  S3Backend,
  TerraformStack,
} from "../cdk";
import { setPermissionsBoundary } from "./permissions-boundary";
import { setNamePrefix } from "./resource-name";
import { terraformText } from "./terraform-text";

/** Where Terraform keeps the state of a stack. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
}

export interface PipelineStackProps {
  /** What every resource's name begins with, for example `hsi-dev`. */
  readonly namePrefix: string;
  readonly region: string;
  /** On every resource, set by the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** @default a file beside cdktf.json */
  readonly stateBucket?: StateBucket;
  /** ARN of the policy that bounds what the stack's roles may do. @default none */
  readonly permissionsBoundary?: string;
}

const LOCK_FILE = ".terraform.lock.hcl";

/** A stack for pipelines: providers, tags, where the state is kept, and how resources are named. */
export class PipelineStack extends TerraformStack {
  readonly region: string;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id);
    const { namePrefix, region, tags, stateBucket, permissionsBoundary } = props;
    this.region = region;
    setNamePrefix(this, namePrefix);
    if (permissionsBoundary !== undefined) setPermissionsBoundary(this, permissionsBoundary);
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags: escapedValues(tags) }] });
    new ArchiveProvider(this, "archive");
    // The bindings pin the one provider version that they were generated from.
    this.addOverride("terraform.required_providers.aws.version", ">= 5.100.0, < 7.0.0");
    this.addOverride("terraform.required_providers.archive.version", "~> 2.7");
    if (stateBucket === undefined) {
      new LocalBackend(this, { path: this.#statePath() });
    } else {
      new S3Backend(this, { ...stateBucket, key: `${id}.tfstate`, encrypt: true });
      this.addOverride("terraform.backend.s3.use_lockfile", true);
      this.addOverride("terraform.required_version", ">= 1.11.0");
    }
    addCustomSynthesis(this, {
      onSynthesize: ({ outdir, manifest }) =>
        copyLockFile(join(outdir, manifest.forStack(this).workingDirectory)),
    });
  }

  /** Relative to the stack's folder, where Terraform runs: so a checkout can be moved with its state. */
  #statePath(): string {
    const app = App.of(this);
    const stackFolder = resolve(app.outdir, app.manifest.forStack(this).workingDirectory);
    return relative(stackFolder, join(projectFolder(), `terraform.${this.node.id}.tfstate`));
  }
}

function escapedValues(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, terraformText(value)]));
}

function copyLockFile(stackFolder: string): void {
  const lockFile = join(projectFolder(), LOCK_FILE);
  if (existsSync(lockFile)) copyFileSync(lockFile, join(stackFolder, LOCK_FILE));
}
