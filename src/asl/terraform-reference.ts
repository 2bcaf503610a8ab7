/** An attribute of a resource of the stack, as Terraform writes it: `${aws_sqs_queue.jobs.url}`. */
export interface Reference {
  /** For example `aws_sqs_queue`. */
  readonly type: string;
  /** For example `aws_sqs_queue.jobs`, or `data.aws_sqs_queue.jobs`. */
  readonly address: string;
  /** For example `url`. */
  readonly attribute: string;
  /** What comes after the reference; often empty. */
  readonly rest: string;
}

const REFERENCE = /^\$\{((?:data\.)?([a-z]\w*)\.[A-Za-z_][\w-]*)\.(\w+)\}/;

/** Reads a text that begins with a reference; undefined where it does not. */
export function readReference(text: string): Reference | undefined {
  const [whole = "", address, type, attribute] = REFERENCE.exec(text) ?? [];
  if (address === undefined || type === undefined || attribute === undefined) return undefined;
  return { type, address, attribute, rest: text.slice(whole.length) };
}

/** The text that refers to an attribute of a resource. */
export function referenceTo(address: string, attribute: string): string {
  return `\${${address}.${attribute}}`;
}
