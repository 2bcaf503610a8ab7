/** `1 state machine`, `2 state machines`, `2 policies`. */
export function counted(count: number, one: string): string {
  if (count === 1) return `1 ${one}`;
  return `${count} ${/[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`}`;
}
