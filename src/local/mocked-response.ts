import { isRecord } from "../asl/scopes";
import type { FunctionOutcome } from "../engine/tasks/functions";
import { UserError } from "../input/user-error";

const NUMBERS = /^(\d+)(?:-(\d+))?$/;

/** A range that reaches farther is a slip. */
const MOST_INVOCATIONS = 10_000;

/**
 * Reads `MockedResponses`: by name, what each invocation answers, from `"0"` on; `"1-2"` stands for two of them.
 *
 * @param file what errors name
 * @throws UserError where a response is none
 */
export function mockedResponses(
  responses: Readonly<Record<string, unknown>>,
  file: string,
): Map<string, readonly FunctionOutcome[]> {
  return new Map(
    Object.entries(responses).map(([name, response]) => [
      name,
      outcomes(response, `${file} ($.MockedResponses.${name})`),
    ]),
  );
}

function outcomes(response: unknown, where: string): FunctionOutcome[] {
  const found: FunctionOutcome[] = [];
  for (const [numbers, answer] of Object.entries(isRecord(response) ? response : {})) {
    const [, first, last = first] = NUMBERS.exec(numbers) ?? [];
    if (first === undefined || Number(last) < Number(first) || Number(last) >= MOST_INVOCATIONS) {
      throw new UserError({
        what: "This is no number of an invocation",
        where,
        received: numbers,
        remedy: 'Write "0" for the first, "1" for the second, or "1-2" for a range',
      });
    }
    const given = outcome(answer, `${where.slice(0, -1)}.${numbers})`);
    for (let number = Number(first); number <= Number(last); number += 1) found[number] = given;
  }
  const missing = found.length === 0 ? 0 : Array.from(found).findIndex((one) => !one);
  if (missing === -1) return found;
  throw new UserError({
    what: `The mocked response has no answer to invocation ${missing}`,
    where,
    received: isRecord(response) ? Object.keys(response) : response,
    remedy: `Add "${missing}", with Return or Throw`,
  });
}

function outcome(answer: unknown, where: string): FunctionOutcome {
  if (isRecord(answer) && Object.keys(answer).length === 1) {
    if (Object.hasOwn(answer, "Return")) return { succeeded: true, payload: JSON.stringify(answer.Return) };
    const thrown = answer.Throw;
    if (isRecord(thrown) && typeof thrown.Error === "string") {
      return {
        succeeded: false,
        error: thrown.Error,
        cause: typeof thrown.Cause === "string" ? thrown.Cause : "",
      };
    }
  }
  throw new UserError({
    what: "An invocation is answered by either Return or Throw",
    where,
    received: answer,
    remedy: 'Write {"Return": value} or {"Throw": {"Error": "Name", "Cause": "why"}}',
  });
}
