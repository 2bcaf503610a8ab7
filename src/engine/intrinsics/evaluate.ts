import type { Expression } from "../../asl/intrinsics/expression";
import { parseExpression } from "../../asl/intrinsics/expression-parser";
import { INTRINSIC_FUNCTIONS, type IntrinsicName, intrinsicName } from "../../asl/intrinsics/functions";
import { IntrinsicError } from "../../asl/intrinsics/intrinsic-error";
import { BoundedCache } from "../../asl/json-path/bounded-cache";
import { PathError } from "../../asl/json-path/path-error";
import type { Json } from "../../input/json-text";
import { Arguments } from "./arguments";
import * as arrays from "./array-functions";
import * as encoding from "./encoding-functions";
import * as json from "./json-functions";
import * as math from "./math-functions";
import * as texts from "./text-functions";
import { uuid } from "./uuid";

/** What intrinsic functions can read. */
export interface IntrinsicScope {
  /** What a path leads to; undefined where it leads nowhere. */
  path(text: string): Json | undefined;
  /** A number from 0 up to 1. */
  random(): number;
  /** The state's input, as AWS repeats it where a path leads nowhere. */
  inputText(): string;
}

type Apply = (args: Arguments, scope: IntrinsicScope, call: readonly Expression[]) => Json;

const FUNCTIONS: Readonly<Record<IntrinsicName, Apply>> = {
  Array: (args) => args.values,
  ArrayPartition: arrays.partition,
  ArrayContains: arrays.contains,
  ArrayRange: arrays.range,
  ArrayGetItem: arrays.item,
  ArrayLength: arrays.length,
  ArrayUnique: arrays.unique,
  Base64Encode: encoding.base64Encode,
  Base64Decode: encoding.base64Decode,
  Hash: encoding.hash,
  JsonMerge: json.merged,
  StringToJson: json.parsed,
  JsonToString: json.stringified,
  MathRandom: (args, scope) => math.randomBetween(args, () => scope.random()),
  MathAdd: math.sum,
  StringSplit: texts.split,
  UUID: (_, scope) => uuid(() => scope.random()),
  Format: (args, _, [template]) =>
    texts.format(template?.kind === "text" ? template.escaped : args.text(0), args),
};

const parsed = new BoundedCache<Expression>(1000);

/**
 * What an intrinsic function's call gives.
 * @throws IntrinsicError with AWS's text where it cannot be read, reads a path that leads nowhere, or fails
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluateIntrinsic(text: string, scope: IntrinsicScope): Json {
  try {
    return valueOfExpression(parsed.get(text, parseExpression), scope);
  } catch (error) {
    if (!(error instanceof IntrinsicError || error instanceof PathError)) throw error;
    throw new IntrinsicError(`The function '${text}' had the following error: ${error.message}`);
  }
}

function valueOfExpression(expression: Expression, scope: IntrinsicScope): Json {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "text":
      return expression.escaped.replace(/\\(.)/gs, "$1");
    case "path":
      return pathValue(expression.text, scope);
    case "call": {
      const name = intrinsicName(expression.name);
      if (name === undefined) throw new IntrinsicError(`${expression.name} is not an intrinsic function`);
      const values = expression.args.map((argument) => valueOfExpression(argument, scope));
      const { fewest, most } = INTRINSIC_FUNCTIONS[name];
      const args = new Arguments(expression.name, values, fewest, most);
      return FUNCTIONS[name](args, scope, expression.args);
    }
  }
}

function pathValue(path: string, scope: IntrinsicScope): Json {
  const value = scope.path(path);
  if (value !== undefined) return value;
  // AWS names a path into the context object without its first $, and the input in either case.
  const named = path.startsWith("$$") ? path.slice(1) : path;
  throw new IntrinsicError(
    `The JsonPath argument for the field '${named}' could not be found in the input '${scope.inputText()}'`,
  );
}
