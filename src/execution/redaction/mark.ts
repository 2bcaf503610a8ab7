const BEGIN = "«redacted: ";
const MOST = 60;

/** What stands for a value that was taken out, and says what it was. */
export function mark(what: string): string {
  return `${BEGIN}${what.length > MOST ? `${what.slice(0, MOST)}…` : what}»`;
}

/** Whether a value was taken out before. */
export function isMark(value: unknown): boolean {
  return typeof value === "string" && value.startsWith(BEGIN) && value.indexOf("»") === value.length - 1;
}
