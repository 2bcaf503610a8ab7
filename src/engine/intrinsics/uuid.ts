/**
 * A version 4 UUID.
 * @param random gives numbers from 0 up to 1
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-uuid-generate
 */
export function uuid(random: () => number): string {
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
    const digit = Math.min(15, Math.floor(random() * 16));
    return (place === "x" ? digit : 8 + (digit % 4)).toString(16);
  });
}
