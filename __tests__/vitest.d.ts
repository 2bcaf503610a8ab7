import type { TerraformConstructor } from "cdktf/lib/testing/matchers";

type Properties = Readonly<Record<string, unknown>>;

declare module "vitest" {
  /** What cdktf's `Testing.setupJest()` adds; each takes the text that `Testing.synth` gives. */
  interface Matchers<T = unknown> {
    toHaveResource(resource: TerraformConstructor): T;
    toHaveResourceWithProperties(resource: TerraformConstructor, properties: Properties): T;
    toHaveDataSource(dataSource: TerraformConstructor): T;
    toHaveDataSourceWithProperties(dataSource: TerraformConstructor, properties: Properties): T;
    toHaveProvider(provider: TerraformConstructor): T;
    toHaveProviderWithProperties(provider: TerraformConstructor, properties: Properties): T;
  }
}
