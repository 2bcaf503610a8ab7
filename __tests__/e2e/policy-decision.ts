import type { NeededAction } from "./needed-action";

/** A policy as far as the delivery's are written: statements that allow, with conditions of equality. */
export interface Policy {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: readonly string[] | "*";
    readonly Condition?: { readonly StringEquals: Readonly<Record<string, string>> };
  }[];
}

/** Whether a policy allows what is needed, as IAM would decide. */
export function allows({ Statement }: Policy, { action, resource, context }: NeededAction): boolean {
  return Statement.some(
    ({ Action, Resource, Condition }) =>
      Action.includes(action) &&
      [Resource].flat().some((pattern) => matches(pattern, resource)) &&
      Object.entries(Condition?.StringEquals ?? {}).every(([key, value]) => context[key] === value),
  );
}

function matches(pattern: string, resource: string): boolean {
  const source = pattern.replace(/[^\w*]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`, "s").test(resource);
}
