import { UserError } from "../../input/user-error";
import { isRecord, member } from "../scopes";
import { compound, type Expression, operand, whole } from "./expression";
import { expressionOf, type Ref, type RefTo, reference } from "./reference";

/** A value where an expression can have one: a reference or a literal. */
export type Operand<T> = RefTo<T> | T;

/**
 * The expression for a reference, a literal, or an object or array of both.
 * @throws UserError naming what JSON cannot hold
 */
export function expressionFor(value: unknown, path = ""): Expression {
  const recorded = expressionOf(value);
  if (recorded !== undefined) return recorded;
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return whole(JSON.stringify(value));
  }
  if (typeof value === "number" && Number.isFinite(value)) {
    return value < 0 ? compound(String(value)) : whole(String(value));
  }
  if (Array.isArray(value)) return arrayOf(value.map((item, i) => expressionFor(item, `${path}[${i}]`)));
  if (isRecord(value)) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(
        ([name, item]) => `${JSON.stringify(name)}: ${expressionFor(item, `${path}${member(name)}`).text}`,
      );
    return whole(members.length === 0 ? "{}" : `{ ${members.join(", ")} }`);
  }
  throw new UserError({
    what: "An expression holds references, and what JSON can hold",
    ...(path !== "" && { where: path.replace(/^\./, "") }),
    received: String(value),
    remedy: "Give a reference, string, finite number, true, false, null, array or plain object",
  });
}

/**
 * An array of exactly these items. JSONata puts the items of an array that an expression gives into the array around
 * it, unless that array is written with brackets itself.
 */
function arrayOf(items: readonly Expression[]): Expression {
  const isLiteral = (text: string) => /^(?:["{[\d-]|true$|false$|null$)/.test(text);
  const texts = items.map(({ text }) => text);
  if (texts.every(isLiteral)) return whole(`[${texts.join(", ")}]`);
  const single = items.map((item) =>
    isLiteral(item.text)
      ? `[${item.text}]`
      : `($type(${item.text}) = "array" ? [[${item.text}]] : [${item.text}])`,
  );
  return whole(single.reduce((joined, one) => `$append(${joined}, ${one})`));
}

/** A reference to what a function of JSONata gives. */
export function call<T>(name: string, ...args: readonly unknown[]): Ref<T> {
  return reference(whole(`$${name}(${args.map((argument) => expressionFor(argument).text).join(", ")})`));
}

/** The same as an array, where JSONata gives one item for an array of one, and nothing for an empty one. */
export function asArray<T>(array: Ref<T>): Ref<T> {
  return reference(whole(`[${expressionFor(array).text}]`));
}

/** A reference to what operands give with an operator between them. */
export function joined<T>(operator: string, ...operands: readonly unknown[]): Ref<T> {
  const texts = operands.map((one) => operand(expressionFor(one)));
  return reference(texts.length === 1 ? expressionFor(operands[0]) : compound(texts.join(` ${operator} `)));
}
