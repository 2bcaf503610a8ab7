import { isRecord } from "../../asl/scopes";
import type { ExecutionRecord } from "../../execution/record";
import { issuedTokens } from "../../execution/redaction/issued-tokens";
import type { Json } from "../../input/json-text";
import { jsonValue } from "../json-value";
import { type JsonDifference, jsonDifferences } from "./json-difference";

/** How far from the execution a clock may have been that told a time in it, in milliseconds. */
const SLACK_MS = 60_000;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** @see https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids */
const TRACE = "1-[0-9a-f]{8}-[0-9a-f]{24}";
const TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)";
const HTTP_TIME = "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT";
const OF_ONE_RUN = new RegExp(`${UUID}|${TRACE}|${TIME}|${HTTP_TIME}|(?<=event id #)\\d+`, "gi");
const ID = new RegExp(`^(?:${UUID}|${TRACE})$`, "i");

/** Members that tell about the call of a service, not about its result. */
const ABOUT_CALL = /(?:^|\.)(?:SdkHttpMetadata|SdkResponseMetadata|LogResult)(?=$|[.[])/;

/**
 * What counts as the same in two executions: values, up to what is of one run only.
 *
 * These are UUIDs and trace ids that only one of the executions has, each for the same one of the other all through;
 * times within the execution; its ARN, region and account; the tokens of its tasks; ids of events; and what a service's
 * answer tells about the call.
 */
export class Likeness {
  readonly #before: Side;
  readonly #after: Side;
  readonly #pairs = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  constructor(before: ExecutionRecord, after: ExecutionRecord) {
    this.#before = new Side(before);
    this.#after = new Side(after);
  }

  /** Where two values differ. */
  differences(before: Json | undefined, after: Json | undefined): JsonDifference[] {
    if (before === undefined || after === undefined) {
      return before === after
        ? []
        : [{ path: "", ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
    }
    return jsonDifferences(before, after, (one, other) => this.#alike(one, other)).filter(
      ({ path }) => !ABOUT_CALL.test(path),
    );
  }

  same(before: Json | undefined, after: Json | undefined): boolean {
    return before === after || this.differences(before, after).length === 0;
  }

  /** As {@link same}; of Lambda's error object the trace, which has the frames of the runtime too, does not count. */
  sameCause(before: string | undefined, after: string | undefined): boolean {
    return this.same(withoutTrace(before), withoutTrace(after));
  }

  #alike(one: Json | undefined, other: Json | undefined): boolean {
    if (one === other) return true;
    if (typeof one === "number" && typeof other === "number") {
      return this.#before.hasMoment(one) && this.#after.hasMoment(other);
    }
    if (typeof one !== "string" || typeof other !== "string") return false;
    const [left, right] = [this.#before.parts(one), this.#after.parts(other)];
    return (
      left.text === right.text &&
      left.varying.length === right.varying.length &&
      left.varying.every((value, i) => this.#samePart(value, right.varying[i] ?? ""))
    );
  }

  #samePart(one: string, other: string): boolean {
    if (one === other) return true;
    if (/^\d+$/.test(one) && /^\d+$/.test(other)) return true;
    if (!ID.test(one) || !ID.test(other)) {
      return this.#before.hasMoment(Date.parse(one)) && this.#after.hasMoment(Date.parse(other));
    }
    if (this.#before.ids.has(other) || this.#after.ids.has(one)) return false;
    const pair = this.#pairs.get(one);
    if (pair !== undefined || this.#taken.has(other)) return pair === other;
    this.#pairs.set(one, other);
    this.#taken.set(other, one);
    return true;
  }
}

/** What is of one of the executions only. */
class Side {
  /** The UUIDs and trace ids anywhere in it. */
  readonly ids: ReadonlySet<string>;
  readonly #span: readonly [from: number, to: number];
  readonly #own: readonly (readonly [text: string, what: string])[];

  constructor(record: ExecutionRecord) {
    const { arn, stateMachine, startedAt, stoppedAt, history } = record;
    const last = stoppedAt ?? history.at(-1)?.timestamp;
    this.#span = [Date.parse(startedAt ?? "") - SLACK_MS, Date.parse(last ?? "") + SLACK_MS];
    this.ids = new Set(
      [...JSON.stringify(record).matchAll(OF_ONE_RUN)]
        .map(([found]) => found)
        .filter((found) => ID.test(found)),
    );
    const places = [arn, stateMachine.arn].map((one) => one.split(":"));
    this.#own = [
      ...[...issuedTokens(record)].map((token) => [token, "token"] as const),
      [arn, "execution"] as const,
      ...places.flatMap(([, , , region = "", account = ""]) => [
        [account, "account"] as const,
        [region, "region"] as const,
      ]),
    ].filter(([text]) => text.length > 1);
  }

  /** Whether a number is a time in the execution: milliseconds or seconds since the epoch. */
  hasMoment(time: number): boolean {
    const [from, to] = this.#span;
    return (time >= from && time <= to) || (time * 1000 >= from && time * 1000 <= to);
  }

  /** A text with what is of this execution only taken out, and what may be. */
  parts(text: string): { readonly text: string; readonly varying: readonly string[] } {
    let rest = text;
    for (const [own, what] of this.#own) rest = rest.replaceAll(own, `«${what}»`);
    const varying: string[] = [];
    rest = rest.replace(OF_ONE_RUN, (found) => {
      varying.push(found);
      return "«»";
    });
    return { text: rest, varying };
  }
}

function withoutTrace(cause: string | undefined): Json | undefined {
  const value = cause === undefined ? undefined : jsonValue(cause);
  if (!isRecord(value)) return cause;
  const { trace: _, ...others } = value;
  return others as Json;
}
