import { type Finding, GATES, type Gate } from "../review";

const EXIT_CODES: Readonly<Record<Gate, number>> = {
  "in-flight": 11,
  destroy: 12,
  widened: 13,
  validation: 14,
};

/** That of the first gate, in the order in which they are asked, that found something which is not accepted; 0 of none. */
export function exitCodeOf(findings: readonly Finding[]): number {
  const closed = GATES.find((gate) => findings.some((one) => one.gate === gate && !one.isAccepted));
  return closed === undefined ? 0 : EXIT_CODES[closed];
}
