/** A value that is known only when the change is applied. */
export class Unknown {
  /** The attributes that it comes from, where the configuration tells: `aws_lambda_function.activator.arn`. */
  readonly references: readonly string[];

  constructor(references: readonly string[] = []) {
    this.references = references;
  }
}

/** A value that Terraform calls sensitive: it is compared, and never held. */
export class Sensitive {
  /** Whether it differs from what stands at the same place on the other side. */
  readonly isChanged: boolean;

  constructor(isChanged: boolean) {
    this.isChanged = isChanged;
  }
}

/**
 * Text of which parts are known only when the change is applied: these stand in it as `${aws_lambda_function.activator.arn}`,
 * everything else as it will be.
 */
export class PartlyKnown {
  readonly text: string;
  /** What stands for the parts that are not known. */
  readonly references: readonly string[];

  constructor(text: string, references: readonly string[]) {
    this.text = text;
    this.references = references;
  }
}

/** A value before or after a change: JSON, in which any place may be one of these. */
export type PlannedValue =
  | string
  | number
  | boolean
  | null
  | Unknown
  | Sensitive
  | PartlyKnown
  | readonly PlannedValue[]
  | { readonly [key: string]: PlannedValue };
