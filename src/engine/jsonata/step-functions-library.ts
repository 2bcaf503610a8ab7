import { createHash } from "node:crypto";
import jsonata from "jsonata";
import { BoundReached, MEMORY_LIMIT } from "./bounds";
import type { QueryScope } from "./query-scope";
import { seededRandom } from "./seeded-random";

/** The longest array that `$range` makes: AWS refuses a longer one for its memory. */
const LONGEST_RANGE = 360_145;

const ALGORITHMS = new Map([
  ["SHA-1", "sha1"],
  ["SHA-384", "sha384"],
  ["SHA-256", "sha256"],
  ["SHA-512", "sha512"],
  ["MD5", "md5"],
]);

/** Where an evaluation keeps its clock and randomness for these functions: a name that no expression can write. */
export const SOURCES = "evaluation sources";

/** The clock and the randomness of one evaluation. */
export interface EvaluationSources {
  readonly now: number;
  readonly random: QueryScope["random"];
}

const formatted = jsonata("$fromMillis($millis, $picture, $timezone)");

/**
 * Adds the functions that Step Functions gives JSONata, and those that read its clock; takes `$eval` away.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function registerLibrary(expression: jsonata.Expression): void {
  expression.registerFunction("partition", partition, "<x?n?:a>");
  expression.registerFunction("range", range, "<nnn?:a>");
  expression.registerFunction("hash", hash, "<ss?:s>");
  expression.registerFunction("parse", parse, "<s?:x>");
  expression.registerFunction("uuid", uuid, "<:s>");
  expression.registerFunction("random", random, "<n?:n>");
  expression.registerFunction("millis", millis, "<:n>");
  expression.registerFunction("now", now, "<s?s?:s>");
  expression.assign("eval", undefined);
}

function partition(array: unknown, size: number | undefined): unknown[][] | undefined {
  if (array === undefined) return undefined;
  if (!Array.isArray(array)) throw failure("T0412", { index: 1, token: "partition" });
  if (size === undefined) return [array];
  const length = Math.trunc(size);
  if (length < 0) throw failure("D3137", { message: "Second argument must be zero or greater" });
  if (length === 0 || array.length === 0) return undefined;
  return Array.from({ length: Math.ceil(array.length / length) }, (_, i) =>
    array.slice(i * length, (i + 1) * length),
  );
}

/** The numbers as a sequence, so that one alone is that number, and none is undefined. */
function range(
  start: number | undefined,
  end: number | undefined,
  step: number | undefined,
): number[] | undefined {
  if (start === undefined || end === undefined || step === undefined) return undefined;
  const [first, last, by] = [Math.trunc(start), Math.trunc(end), Math.trunc(step)];
  if (by === 0) return undefined;
  const length = Math.floor((last - first) / by) + 1;
  if (length > LONGEST_RANGE) throw new BoundReached(MEMORY_LIMIT);
  const numbers = Array.from({ length: Math.max(0, length) }, (_, i) => first + i * by);
  return Object.defineProperty(numbers, "sequence", { value: true });
}

function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = ALGORITHMS.get(algorithm);
  if (name === undefined) {
    const message = `Hash algorithm '${algorithm}' must be one of ${[...ALGORITHMS.keys()].join(", ")}`;
    throw failure("D3137", { message });
  }
  return createHash(name).update(text, "utf8").digest("hex");
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text, finite);
  } catch {
    throw failure("D3137", { message: "Invalid JSON" });
  }
}

/** Refuses, as AWS does, a number too large to hold. */
function finite(_name: string, value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new RangeError();
  return value;
}

function uuid(this: jsonata.Focus): string {
  const { random: next } = sources(this);
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) =>
    (place === "x" ? Math.floor(next() * 16) : 8 + Math.floor(next() * 4)).toString(16),
  );
}

function random(this: jsonata.Focus, seed: number | undefined): number {
  return seed === undefined ? sources(this).random() : seededRandom(seed);
}

function millis(this: jsonata.Focus): number {
  return sources(this).now;
}

async function now(this: jsonata.Focus, picture?: string, timezone?: string): Promise<unknown> {
  return formatted.evaluate(undefined, { millis: sources(this).now, picture, timezone });
}

function sources({ environment }: jsonata.Focus): EvaluationSources {
  return environment.lookup(SOURCES) as EvaluationSources;
}

/** An error as jsonata's own functions throw it: the code's text is filled in by jsonata. */
function failure(code: string, details: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(code), { code, ...details });
}
