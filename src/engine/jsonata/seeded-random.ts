const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/** The number that AWS's `$random` gives for a seed: the first double of Java's `Random`. */
export function seededRandom(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
  const bits = (count: bigint): bigint => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return state >> (48n - count);
  };
  const high = bits(26n);
  return Number((high << 27n) + bits(27n)) / 2 ** 53;
}
