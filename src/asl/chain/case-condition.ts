import { compound, type Expression, operand } from "./expression";

/** Names of cases that stand for a value that is no text. */
const OTHER = /^(?:true|false|null|-?\d+(?:\.\d+)?)$/;

/** The condition that a value is that of a case. */
export function caseCondition(value: Expression, name: string): Expression {
  const compared = OTHER.test(name) ? `$string(${value.text})` : operand(value);
  return compound(`${compared} = ${JSON.stringify(name)}`);
}
