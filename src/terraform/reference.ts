/** An attribute that an expression names and nothing else: `aws_lambda_function.activator.arn`. */
export interface AttributeReference {
  /** Of the resource or data source. */
  readonly address: string;
  /** Members and indexes from the resource on. */
  readonly path: readonly (string | number)[];
}

const WHOLE = /^(?:data\.)?[A-Za-z_]\w*\.[A-Za-z_][\w-]*(?:\[(?:\d+|"[^"\\]*")\])?/;
const STEP = /^(?:\.([A-Za-z_][\w-]*)|\[(\d+)\]|\["([^"\\]*)"\])/;

/** Reads an expression; undefined where it is no reference to an attribute, but a function, an operator or a variable. */
export function readAttributeReference(expression: string): AttributeReference | undefined {
  const [address] = WHOLE.exec(expression) ?? [];
  if (address === undefined || /^(var|local|module|each|count|path|terraform|self)\./.test(address)) {
    return undefined;
  }
  const path: (string | number)[] = [];
  for (let rest = expression.slice(address.length); rest !== ""; ) {
    const [step, name, index, key] = STEP.exec(rest) ?? [];
    if (step === undefined) return undefined;
    path.push(name ?? key ?? Number(index));
    rest = rest.slice(step.length);
  }
  return path.length === 0 ? undefined : { address, path };
}
