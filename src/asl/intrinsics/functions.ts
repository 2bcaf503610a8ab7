/** How many arguments a function takes. */
interface Arity {
  readonly fewest: number;
  readonly most: number;
}

const ANY = Number.POSITIVE_INFINITY;

/**
 * The intrinsic functions, by what follows `States.`.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const INTRINSIC_FUNCTIONS = {
  Array: { fewest: 0, most: ANY },
  ArrayPartition: { fewest: 2, most: 2 },
  ArrayContains: { fewest: 2, most: 2 },
  ArrayRange: { fewest: 3, most: 3 },
  ArrayGetItem: { fewest: 2, most: 2 },
  ArrayLength: { fewest: 1, most: 1 },
  ArrayUnique: { fewest: 1, most: 1 },
  Base64Encode: { fewest: 1, most: 1 },
  Base64Decode: { fewest: 1, most: 1 },
  Hash: { fewest: 2, most: 2 },
  JsonMerge: { fewest: 3, most: 3 },
  StringToJson: { fewest: 1, most: 1 },
  JsonToString: { fewest: 1, most: 1 },
  MathRandom: { fewest: 2, most: 3 },
  MathAdd: { fewest: 2, most: 2 },
  StringSplit: { fewest: 2, most: 2 },
  UUID: { fewest: 0, most: 0 },
  Format: { fewest: 1, most: ANY },
} as const satisfies Readonly<Record<string, Arity>>;

export type IntrinsicName = keyof typeof INTRINSIC_FUNCTIONS;

/** The function's name without `States.`, where there is such a function. */
export function intrinsicName(name: string): IntrinsicName | undefined {
  const short = name.replace(/^States\./, "");
  return Object.hasOwn(INTRINSIC_FUNCTIONS, short) ? (short as IntrinsicName) : undefined;
}
