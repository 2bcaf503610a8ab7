import jsonata from "jsonata";
import { BoundedRegExp } from "./bounded-regexp";
import { checkSize, DEEPEST, LONGEST_EVALUATION } from "./bounds";
import { sideBySide } from "./side-by-side";
import { registerLibrary } from "./step-functions-library";

/** More expressions than any definition holds; a process that runs many definitions forgets the oldest. */
const MOST_KEPT = 1000;

const kept = new Map<string, jsonata.Expression>();

/**
 * The expression, parsed once.
 * @throws jsonata's own error where the text is no expression
 */
export function compiled(text: string): jsonata.Expression {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const options = {
    stack: DEEPEST,
    timeout: LONGEST_EVALUATION,
    // jsonata only ever calls it with `new`.
    RegexEngine: BoundedRegExp as unknown as RegExpConstructor,
  };
  const expression = jsonata(text, options);
  // It reads the option at each evaluation.
  options.stack = DEEPEST + sideBySide(expression.ast());
  registerLibrary(expression);
  // The types of jsonata leave out that a name can be a symbol.
  const assign = expression.assign as (name: string | symbol, value: unknown) => void;
  assign(Symbol.for("jsonata.__evaluate_exit"), (...[, , , result]: unknown[]) => checkSize(result));
  if (kept.size >= MOST_KEPT) {
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      break;
    }
  }
  kept.set(text, expression);
  return expression;
}
