import { calledFunction } from "../../asl/called-function";
import type { State } from "../../asl/definition";
import { literalArgument } from "../../asl/literal-argument";
import { readReference } from "../../asl/terraform-reference";

/** A function as a definition names it: account and region only where it names them. */
interface FunctionName {
  readonly place: string;
  readonly name: string;
  readonly qualifier: string | undefined;
}

const NAME = /^(?:(arn:[^:]+:lambda:[^:]+:[^:]+:|\d+:)function:)?([\w-]+)(?::([\w$-]+))?$/;
const VERSION = /^\d+$/;

/**
 * The function that a task calls, where it is one of those whose code changes: its address in the stack, or its name. A task
 * that calls a published version is left out, since the code of a version never changes.
 *
 * @param changed functions whose code changes, by ARN, by name or by address
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
export function changedFunction(state: State, changed: ReadonlySet<string>): string | undefined {
  const text = calledFunction(state)?.text;
  const qualifier = literalArgument(state, "Qualifier")?.value;
  if (text === undefined || (qualifier !== undefined && VERSION.test(qualifier))) return undefined;
  const reference = readReference(text);
  if (reference !== undefined) {
    const isVersion = reference.attribute.startsWith("qualified_") || /^:\d+$/.test(reference.rest);
    return !isVersion && changed.has(reference.address) ? nameInStack(reference.address) : undefined;
  }
  const named = readName(text);
  if (named === undefined || VERSION.test(named.qualifier ?? "")) return undefined;
  return [...changed].some((one) => isSame(named, readName(one))) ? named.name : undefined;
}

/** Whether two tasks can call the same function: one may name it by ARN, the other by a reference. */
export function canCallSame(one: State, other: State): boolean {
  const [text, otherText] = [calledFunction(one)?.text, calledFunction(other)?.text];
  if (text === undefined || otherText === undefined) return false;
  const [reference, otherReference] = [readReference(text), readReference(otherText)];
  if ((reference === undefined) !== (otherReference === undefined)) return true;
  if (reference !== undefined) return reference.address === otherReference?.address;
  const named = readName(text);
  return named === undefined ? text === otherText : isSame(named, readName(otherText));
}

function isSame(one: FunctionName, other: FunctionName | undefined): boolean {
  if (other?.name !== one.name) return false;
  return one.place === "" || other.place === "" || one.place === other.place;
}

function readName(text: string): FunctionName | undefined {
  const [, place = "", name, qualifier] = NAME.exec(text) ?? [];
  return name === undefined ? undefined : { place, name, qualifier };
}

function nameInStack(address: string): string {
  return address.slice(address.lastIndexOf(".") + 1);
}
