import type { Definition, State } from "../../asl/definition";
import { allStates } from "../../asl/scopes";
import type { ResourceChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import type { GateFinding } from "./gate-finding";

/**
 * What tasks name resources by, other than an ARN.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  aws_batch_job_definition: ["name"],
  aws_batch_job_queue: ["name"],
  aws_cloudwatch_event_bus: ["name"],
  aws_dynamodb_table: ["name"],
  aws_ecs_cluster: ["name"],
  aws_ecs_task_definition: ["family"],
  aws_lambda_function: ["function_name"],
  aws_s3_bucket: ["bucket"],
  aws_sqs_queue: ["url", "id"],
};

/** Fields of a state that name what it calls. */
const CALLS = ["Resource", "Parameters", "Arguments", "Credentials", "ItemReader", "ResultWriter"];

interface Gone {
  readonly resource: ResourceChange;
  /** How it goes, as a phrase. */
  readonly how: string;
  readonly arn: string | undefined;
  readonly names: ReadonlySet<string>;
}

/** The resources that are no longer there after a change, or are not under the names that they had. */
export class GoneResources {
  readonly #gone: readonly Gone[];

  constructor(resources: readonly ResourceChange[], values: StackValues) {
    this.#gone = resources.flatMap((resource) => {
      const how = resource.mode === "managed" ? leaving(resource, values) : undefined;
      if (how === undefined) return [];
      const texts = namesOf(resource).map((name) => values.text(resource.before?.[name], "before"));
      return [
        {
          resource,
          how,
          arn: values.text(resource.before?.arn, "before") || undefined,
          names: new Set(texts.flatMap((text) => text || [])),
        },
      ];
    });
  }

  /** Where a definition uses one of them. */
  uses(definition: Definition): Omit<GateFinding, "gate" | "address">[] {
    if (this.#gone.length === 0) return [];
    return allStates(definition).flatMap(({ name, state }) => {
      const texts = calledTexts(state);
      const used = this.#gone.filter((gone) => texts.some((text) => isNamed(text, gone)));
      return used.map(({ resource, how }) => ({
        place: name,
        what: `State ${JSON.stringify(name)}, as it is deployed, uses ${resource.address}, which ${how}`,
        remedy:
          "First deploy a definition that does without it, and let it go in a later deployment, when no execution of this one runs",
      }));
    });
  }
}

function namesOf({ type }: ResourceChange): readonly string[] {
  return (Object.hasOwn(NAMES, type) ? NAMES[type] : undefined) ?? [];
}

function leaving(resource: ResourceChange, values: StackValues): string | undefined {
  const { action, before, after } = resource;
  if (before === undefined) return undefined;
  if (action === "delete") return "is deleted";
  const renamed = namesOf(resource).some((name) => {
    const [old, now] = [values.text(before[name], "before"), values.text(after?.[name], "after")];
    return old !== undefined && now !== undefined && old !== now;
  });
  if (renamed && (action === "update" || action === "replace")) return "gets another name";
  return action === "replace" ? "is deleted before it is made again" : undefined;
}

function isNamed(text: string, { resource, arn, names }: Gone): boolean {
  const addresses = [resource.address, resource.movedFrom].filter((one) => one !== undefined);
  return (
    names.has(text) ||
    (arn !== undefined && holdsName(text, arn)) ||
    addresses.some((address) => text.includes(`\${${address}.`))
  );
}

/** Whether a text has a name in it, and not only as the beginning of a longer one. */
function holdsName(text: string, name: string): boolean {
  const at = text.indexOf(name);
  return at !== -1 && !/^[\w-]/.test(text.slice(at + name.length));
}

/** Every text in what a state says of its call. */
function calledTexts(state: State): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = CALLS.map((field) => state[field]);
  for (const value of waiting) {
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) waiting.push(...Object.values(value));
  }
  return texts;
}
