import { readReference, referenceTo } from "../terraform-reference";

/** How resources of a type are named in the States Language. */
export interface Naming {
  /** Terraform's type, for example `aws_sqs_queue`. */
  readonly type: string;
  /** The ARN of the resource that has a name or URL; undefined where it is none. */
  readonly arn: (name: string) => string | undefined;
}

/**
 * The ARN of the resource that a text names: an ARN, a reference to a resource, a name or URL.
 * @returns undefined where it cannot be told before something runs
 */
export function namedArn(text: string, { type, arn }: Naming): string | undefined {
  if (text.startsWith("arn:")) return text;
  const reference = readReference(text);
  if (reference === undefined) return text.includes("${") ? undefined : arn(text);
  if (reference.rest !== "") return undefined;
  if (reference.attribute === "arn") return text;
  return reference.type === type ? referenceTo(reference.address, "arn") : undefined;
}
