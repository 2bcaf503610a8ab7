import type { Json } from "../../input/json-text";
import { BoundedCache } from "../json-path/bounded-cache";
import { PathError } from "../json-path/path-error";
import { Arguments } from "./arguments";
import * as arrays from "./array-functions";
import * as encoding from "./encoding-functions";
import type { Expression } from "./expression";
import { parseExpression } from "./expression-parser";
import { IntrinsicError } from "./intrinsic-error";
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

interface IntrinsicFunction {
  readonly fewest: number;
  readonly most: number;
  readonly apply: (args: Arguments, scope: IntrinsicScope, call: readonly Expression[]) => Json;
}

const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map(
  Object.entries<IntrinsicFunction>({
    Array: { fewest: 0, most: Number.POSITIVE_INFINITY, apply: (args) => args.values },
    ArrayPartition: { fewest: 2, most: 2, apply: arrays.partition },
    ArrayContains: { fewest: 2, most: 2, apply: arrays.contains },
    ArrayRange: { fewest: 3, most: 3, apply: arrays.range },
    ArrayGetItem: { fewest: 2, most: 2, apply: arrays.item },
    ArrayLength: { fewest: 1, most: 1, apply: arrays.length },
    ArrayUnique: { fewest: 1, most: 1, apply: arrays.unique },
    Base64Encode: { fewest: 1, most: 1, apply: encoding.base64Encode },
    Base64Decode: { fewest: 1, most: 1, apply: encoding.base64Decode },
    Hash: { fewest: 2, most: 2, apply: encoding.hash },
    JsonMerge: { fewest: 3, most: 3, apply: json.merged },
    StringToJson: { fewest: 1, most: 1, apply: json.parsed },
    JsonToString: { fewest: 1, most: 1, apply: json.stringified },
    MathRandom: {
      fewest: 2,
      most: 3,
      apply: (args, scope) => math.randomBetween(args, () => scope.random()),
    },
    MathAdd: { fewest: 2, most: 2, apply: math.sum },
    StringSplit: { fewest: 2, most: 2, apply: texts.split },
    UUID: { fewest: 0, most: 0, apply: (_, scope) => uuid(() => scope.random()) },
    Format: {
      fewest: 1,
      most: Number.POSITIVE_INFINITY,
      apply: (args, _, [template]) =>
        texts.format(template?.kind === "text" ? template.escaped : args.text(0), args),
    },
  }).map(([name, definition]) => [`States.${name}`, definition]),
);

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
      const known = FUNCTIONS.get(expression.name);
      if (known === undefined) throw new IntrinsicError(`${expression.name} is not an intrinsic function`);
      const values = expression.args.map((argument) => valueOfExpression(argument, scope));
      const args = new Arguments(expression.name, values, known.fewest, known.most);
      return known.apply(args, scope, expression.args);
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
