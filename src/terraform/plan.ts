import { isRecord } from "../asl/scopes";
import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";
import { readState, type TerraformState } from "./state";

/** A change as Terraform represents it. */
export interface PlannedChange {
  /** `["create"]`, `["delete", "create"]`. */
  readonly actions: readonly string[];
  /** Null where there is none yet. */
  readonly before: Json;
  /** Null where there is none any more; what is not known yet is left out. */
  readonly after: Json;
  /** Where true stands, the value after is not known yet. */
  readonly afterUnknown: Json;
  /** Where true stands, the value is sensitive. */
  readonly beforeSensitive: Json;
  readonly afterSensitive: Json;
  /** What cannot be changed in place. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  readonly isImported: boolean;
}

export interface PlannedResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly previousAddress?: string;
  /** Key of an object that a replacement has left behind. */
  readonly deposed?: string;
  readonly reason?: string;
  readonly change: PlannedChange;
}

export interface PlannedOutput {
  readonly name: string;
  readonly change: PlannedChange;
}

/** What the configuration has at a place: `constant_value`, or `references`, or more of these inside of a block. */
export type Expression = Json | undefined;

/** A saved plan. */
export interface TerraformPlan {
  readonly resources: readonly PlannedResource[];
  readonly drift: readonly PlannedResource[];
  readonly outputs: readonly PlannedOutput[];
  /** The state that it was made from, data sources that it has read included. */
  readonly prior: TerraformState;
  /** Of the root module's resources, by address without index, and of its outputs as `output.<name>`. */
  readonly expressions: ReadonlyMap<string, Expression>;
  /** Whether it was made of a part of the stack only. */
  readonly isPartial: boolean;
}

/**
 * Reads what `terraform show -json` prints of a saved plan.
 *
 * @param where the document, for errors
 * @throws UserError where it is no plan, is of a format that is not known here, or planning failed
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function readPlan(document: Json, where: string): TerraformPlan {
  if (!isRecord(document) || typeof document.format_version !== "string" || !("planned_values" in document)) {
    throw new UserError({
      what: "This is no plan as terraform show -json prints it",
      where,
      received: document,
      remedy:
        "Save a plan (terraform plan -out plan.txt), and give that file, or what terraform show -json plan.txt prints",
    });
  }
  const { format_version: version } = document;
  if (!version.startsWith("1.")) {
    throw new UserError({
      what: "The plan is of a format that is not known here",
      where,
      received: version,
      remedy: "Use Terraform 1.11 or another release whose plans are of format 1",
    });
  }
  if (document.errored === true) {
    throw new UserError({
      what: "Terraform failed while it made this plan, so that it cannot be applied",
      where,
      received: { errored: true },
      remedy: "Run terraform plan again, and correct what it names",
    });
  }
  const outputs = isRecord(document.output_changes) ? document.output_changes : {};
  return {
    resources: list(document.resource_changes).flatMap(plannedResource),
    drift: list(document.resource_drift).flatMap(plannedResource),
    outputs: Object.entries(outputs).map(([name, change]) => ({ name, change: plannedChange(change) })),
    prior: readState((document.prior_state ?? { format_version: "1.0" }) as Json, where),
    expressions: expressionsOf(document.configuration),
    isPartial: document.complete === false,
  };
}

function plannedResource(resource: unknown): PlannedResource[] {
  if (!isRecord(resource)) return [];
  const { address, mode, type, name, previous_address: previous, deposed, action_reason: reason } = resource;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string") return [];
  return [
    {
      address,
      mode: mode === "data" ? "data" : "managed",
      type,
      name,
      ...(typeof previous === "string" && previous !== address && { previousAddress: previous }),
      ...(typeof deposed === "string" && { deposed }),
      ...(typeof reason === "string" && { reason }),
      change: plannedChange(resource.change),
    },
  ];
}

function plannedChange(change: unknown): PlannedChange {
  const given: Readonly<Record<string, unknown>> = isRecord(change) ? change : {};
  const json = (name: string, otherwise: Json = null) => (given[name] ?? otherwise) as Json;
  return {
    actions: list(given.actions).map(String),
    before: json("before"),
    after: json("after"),
    afterUnknown: json("after_unknown", false),
    beforeSensitive: json("before_sensitive", false),
    afterSensitive: json("after_sensitive", false),
    replacePaths: list(given.replace_paths).map((path) =>
      list(path).map((step) => (typeof step === "number" ? step : String(step))),
    ),
    isImported: isRecord(given.importing),
  };
}

function expressionsOf(configuration: unknown): ReadonlyMap<string, Expression> {
  const root =
    isRecord(configuration) && isRecord(configuration.root_module) ? configuration.root_module : {};
  const resources = list(root.resources).flatMap((resource): [string, Expression][] =>
    isRecord(resource) && typeof resource.address === "string"
      ? [[resource.address, resource.expressions as Expression]]
      : [],
  );
  const outputs = Object.entries(isRecord(root.outputs) ? root.outputs : {}).map(
    ([name, output]): [string, Expression] => [
      `output.${name}`,
      isRecord(output) ? (output.expression as Expression) : undefined,
    ],
  );
  return new Map([...resources, ...outputs]);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
