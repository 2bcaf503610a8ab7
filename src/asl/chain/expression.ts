/** An expression in JSONata. */
export interface Expression {
  readonly text: string;
  /** Whether a path or an operator can follow it without parentheses. */
  readonly whole: boolean;
}

/** An expression that needs no parentheses: a variable, a path, a call or a literal. */
export function whole(text: string): Expression {
  return { text, whole: true };
}

/** An expression of operators, which takes parentheses inside another one. */
export function compound(text: string): Expression {
  return { text, whole: false };
}

/** The expression as it stands inside another one. */
export function operand({ text, whole }: Expression): string {
  return whole ? text : `(${text})`;
}

const NAME = /^[A-Za-z_]\w*$/;
/** Names that are operators where a name could stand. */
const WORDS = new Set(["and", "or", "in", "true", "false", "null", "function"]);
const INDEX = /^(?:0|[1-9]\d*)$/;

/** A member of what an expression gives, or an item where the name is a number. */
export function memberOf(expression: Expression, name: string): Expression {
  const object = operand(expression);
  if (INDEX.test(name)) return whole(`${object}[${name}]`);
  if (NAME.test(name) && !WORDS.has(name)) return whole(`${object}.${name}`);
  // Nothing in a quoted name can stand for a backquote.
  if (name.includes("`")) return whole(`$lookup(${object}, ${JSON.stringify(name)})`);
  return whole(`${object}.\`${name}\``);
}

/** The string by which the States Language marks an expression. */
export function marked({ text }: Expression): string {
  return `{% ${text} %}`;
}
