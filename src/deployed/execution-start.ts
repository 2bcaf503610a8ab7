import type { Json } from "../input/json-text";
import { UserError } from "../input/user-error";

/** The most that an execution's input can have, in bytes. */
const LARGEST_INPUT = 262_144;
const LONGEST_NAME = 80;

/** White space, brackets, wildcards, special and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a name cannot have.
const REFUSED = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/;

/**
 * Checks the name of an execution that is to be started.
 *
 * @throws UserError where AWS refuses it
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export function checkName(name: string): void {
  const refused = REFUSED.exec(name)?.[0];
  if (name !== "" && name.length <= LONGEST_NAME && refused === undefined) return;
  throw new UserError({
    what:
      refused === undefined
        ? `The name of an execution has 1 to ${LONGEST_NAME} characters, and this one has ${name.length}`
        : `The name of an execution cannot have ${JSON.stringify(refused)}`,
    where: "--name",
    received: name,
    remedy: "Make it of letters, digits, - and _",
  });
}

/**
 * The input of an execution that is to be started, as JSON text.
 *
 * @throws UserError where it is larger than AWS takes
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function inputText(input: Json): string {
  const text = JSON.stringify(input);
  const bytes = Buffer.byteLength(text);
  if (bytes <= LARGEST_INPUT) return text;
  throw new UserError({
    what: `The input has ${bytes} bytes, and an execution takes ${LARGEST_INPUT} at most`,
    where: "--input",
    received: text,
    remedy: "Put the data into S3, and give the execution its bucket and key",
  });
}
