import type { Json } from "../../input/json-text";

/** One step of a path, from a value to the values that it leads to. */
export type Step = {
  /** Whether the step starts from every value below as well, as after `..`. */
  readonly deep: boolean;
} & (
  | { readonly kind: "members"; readonly names: readonly string[] }
  | { readonly kind: "indexes"; readonly indexes: readonly number[] }
  | { readonly kind: "slice"; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: "wildcard" }
  | { readonly kind: "filter"; readonly condition: Condition; readonly text: string }
);

export type Relation = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "nin";

/** What a filter `[?(…)]` asks of each candidate. */
export type Condition =
  | { readonly kind: "all" | "any"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | { readonly kind: "exists"; readonly operand: PathOperand }
  | {
      readonly kind: "compare";
      readonly relation: Relation;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Operand = PathOperand | { readonly kind: "literal"; readonly value: Json };

export interface PathOperand {
  readonly kind: "path";
  /** `@` is the candidate, `$` the whole document. */
  readonly root: "@" | "$";
  readonly steps: readonly Step[];
}

/** Whether the steps lead to one value at most. Several members at the end are one object. */
export function areDefinite(steps: readonly Step[]): boolean {
  return steps.every((step, i) => {
    if (step.deep) return false;
    if (step.kind === "members") return step.names.length === 1 || i === steps.length - 1;
    return step.kind === "indexes" && step.indexes.length === 1;
  });
}

/** Steps as AWS's messages repeat them: `['name'][0]`, `[1:3]`, `..[*]`. */
export function canonicalSteps(steps: readonly Step[]): string {
  return steps.map((step) => (step.deep ? ".." : "") + fragment(step)).join("");
}

function fragment(step: Step): string {
  switch (step.kind) {
    case "members":
      return `[${step.names.map((name) => `'${name}'`).join(",")}]`;
    case "indexes":
      return `[${step.indexes.join(",")}]`;
    case "slice":
      return `[${step.from ?? ""}:${step.to ?? ""}]`;
    case "wildcard":
      return "[*]";
    case "filter":
      return `[?(${step.text})]`;
  }
}
