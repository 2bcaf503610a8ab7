import { isRecord } from "./scopes";

/**
 * Whether a value, or a part of it, is filled in before the definition reaches AWS: a reference `${…}` of Terraform, SAM,
 * CloudFormation or the Serverless Framework, or a function of CloudFormation (`{"Ref": …}`, `{"Fn::GetAtt": …}`).
 */
export function isPlaceholder(value: unknown): boolean {
  if (typeof value === "string") return value.includes("${");
  if (!isRecord(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === "Ref" || key.startsWith("Fn::"));
}

const REFERENCE = /\$\{[^{}]*\}/g;

/** The name that stands for what is not known yet. */
export const UNKNOWN = "filledInLater";

/** The text with a name in the place of every reference: what is around them can be read then. */
export function withoutPlaceholders(text: string): string {
  return text.includes("${") ? text.replace(REFERENCE, UNKNOWN) : text;
}
