import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";

/** A resource or data source as the state has it. */
export interface StateResource {
  /** For example `aws_lambda_function.activator`, or `data.archive_file.activator`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  /** The last part of its address. */
  readonly name: string;
  /** Its attributes. */
  readonly values: Readonly<Record<string, Json>>;
  /** Where true stands, the value is sensitive. */
  readonly sensitive: Json;
}

/** The state of a stack. */
export interface TerraformState {
  readonly resources: readonly StateResource[];
  /** Of the outputs that are not sensitive. */
  readonly outputs: Readonly<Record<string, Json>>;
}

/**
 * Reads what `terraform show -json` prints of a state. One of a stack that was never deployed, or was destroyed, has no
 * resources.
 *
 * @param where the document, for errors
 * @throws UserError where it is no state
 * @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
export function readState(document: Json, where: string): TerraformState {
  if (!isRecord(document) || typeof document.format_version !== "string" || "resource_changes" in document) {
    throw new UserError({
      what: "This is no state as terraform show -json prints it",
      where,
      received: document,
      remedy: "Run terraform show -json in the stack's folder, without a plan",
    });
  }
  const values = isRecord(document.values) ? document.values : {};
  const resources: StateResource[] = [];
  const modules: unknown[] = [values.root_module];
  for (const module of modules) {
    if (!isRecord(module)) continue;
    if (Array.isArray(module.resources)) resources.push(...module.resources.flatMap(stateResource));
    if (Array.isArray(module.child_modules)) modules.push(...module.child_modules);
  }
  const outputs = Object.entries(isRecord(values.outputs) ? values.outputs : {}).flatMap(([name, output]) =>
    isRecord(output) && output.sensitive !== true && output.value !== undefined
      ? [[name, output.value as Json] as const]
      : [],
  );
  return { resources, outputs: Object.fromEntries(outputs) };
}

function stateResource(resource: unknown): StateResource[] {
  if (!isRecord(resource)) return [];
  const { address, mode, type, name, values, sensitive_values: sensitive = {} } = resource;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string") return [];
  return [
    {
      address,
      mode: mode === "data" ? "data" : "managed",
      type,
      name,
      values: isRecord(values) ? (values as Record<string, Json>) : {},
      sensitive: sensitive as Json,
    },
  ];
}
