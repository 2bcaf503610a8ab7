import type { Finding } from "../diagnostic";
import { isPlaceholder } from "../placeholder";
import type { Rule } from "../rule";
import { isRecord, type NamedState } from "../scopes";
import { parseTimestamp } from "../timestamp";

/** Which numbers a field takes. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

type Ranges = Readonly<Record<string, Range>>;

const MOST_SECONDS = 99_999_999;
const whole = (from: number, to: number): Range => ({ from, to, whole: true });

const OF_MACHINES: Ranges = { TimeoutSeconds: whole(1, MOST_SECONDS) };

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html#task-state-fields */
const OF_STATES: Ranges = {
  TimeoutSeconds: whole(1, MOST_SECONDS),
  HeartbeatSeconds: whole(1, MOST_SECONDS),
  Seconds: whole(0, MOST_SECONDS),
  MaxConcurrency: whole(0, Number.MAX_VALUE),
  ToleratedFailureCount: whole(0, Number.MAX_VALUE),
  ToleratedFailurePercentage: { from: 0, to: 100, whole: false },
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error */
const OF_RETRIERS: Ranges = {
  IntervalSeconds: whole(0, MOST_SECONDS),
  MaxAttempts: whole(0, MOST_SECONDS),
  BackoffRate: { from: 1, to: Number.MAX_VALUE, whole: false },
  MaxDelaySeconds: whole(1, 31_622_400),
};

const LABEL = /^[^\s?*<>{}[\]:;,\\|^~$#%&`"/\p{Cc}]{1,40}$/u;

const JITTER = ["FULL", "NONE"];

/** Numbers are in the ranges that Step Functions takes, and a jitter strategy is one of the two. */
export const fieldValues: Rule = ({ path, fields, outer, named }) => [
  ...(outer === undefined ? outOfRange(fields, OF_MACHINES, path) : []),
  ...named.flatMap((state) => [
    ...outOfRange(state.state, OF_STATES, state.path),
    ...inRetriers(state),
    ...label(state),
    ...timestamp(state),
  ]),
];

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
function label({ path, state: { Type, Label } }: NamedState): Finding[] {
  if (Type !== "Map" || typeof Label !== "string" || LABEL.test(Label) || isPlaceholder(Label)) return [];
  return [
    {
      code: "FIELD_VALUE",
      message: "A Label has 1 to 40 characters, without blanks and punctuation that is special in an ARN",
      path: `${path}.Label`,
      value: Label,
      remedy: "Give letters, digits, - and _",
    },
  ];
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
function timestamp({ path, state: { Timestamp } }: NamedState): Finding[] {
  if (typeof Timestamp !== "string" || isPlaceholder(Timestamp) || /^\{%|%\}$/.test(Timestamp)) return [];
  if (parseTimestamp(Timestamp) !== undefined) return [];
  return [
    {
      code: "FIELD_VALUE",
      message: "Timestamp is a moment with seconds and an offset, as RFC 3339 writes it",
      path: `${path}.Timestamp`,
      value: Timestamp,
      remedy: 'Give one such as "2026-01-31T12:00:00Z"',
    },
  ];
}

function inRetriers({ path, state }: NamedState): Finding[] {
  const { Retry } = state;
  if (!Array.isArray(Retry)) return [];
  return Retry.flatMap((retrier: unknown, i): Finding[] => {
    if (!isRecord(retrier)) return [];
    const at = `${path}.Retry[${i}]`;
    const { JitterStrategy: jitter } = retrier;
    if (typeof jitter !== "string" || JITTER.includes(jitter) || jitter.includes("${")) {
      return outOfRange(retrier, OF_RETRIERS, at);
    }
    const wrong = { message: "There is no such JitterStrategy", path: `${at}.JitterStrategy`, value: jitter };
    return [
      ...outOfRange(retrier, OF_RETRIERS, at),
      { code: "FIELD_VALUE", ...wrong, remedy: `Give one of: ${JITTER.join(", ")}` },
    ];
  });
}

function outOfRange(holder: Readonly<Record<string, unknown>>, ranges: Ranges, path: string): Finding[] {
  const found: Finding[] = [];
  for (const field of Object.keys(holder)) {
    const range = Object.hasOwn(ranges, field) ? ranges[field] : undefined;
    const value = holder[field];
    if (range === undefined || typeof value !== "number" || isIn(value, range)) continue;
    const said = inWords(range);
    found.push({
      code: "FIELD_VALUE",
      message: `${field} is ${said}`,
      path: `${path}.${field}`,
      value,
      remedy: `Give ${said}`,
    });
  }
  return found;
}

function isIn(value: number, { from, to, whole: isWhole }: Range): boolean {
  return value >= from && value <= to && (!isWhole || Number.isInteger(value));
}

function inWords({ from, to, whole: isWhole }: Range): string {
  const number = isWhole ? "a whole number" : "a number";
  return to === Number.MAX_VALUE ? `${number} of at least ${from}` : `${number} from ${from} to ${to}`;
}
