import type { Json } from "../../input/json-text";

interface Frame {
  readonly isList: boolean;
  readonly entries: readonly (readonly [string, Json])[];
  next: number;
  hash: number;
}

/** The hash code of a value in Java, of which the order of its sets follows. */
export function javaHash(value: Json): number {
  const frames: Frame[] = [];
  let current: Json | undefined = value;
  for (;;) {
    let hash: number;
    if (current !== undefined && current !== null && typeof current === "object") {
      const isList = Array.isArray(current);
      frames.push({ isList, entries: Object.entries(current), next: 0, hash: isList ? 1 : 0 });
      current = undefined;
      hash = Number.NaN;
    } else hash = current === undefined ? Number.NaN : scalarHash(current);
    for (let frame = frames.at(-1); ; frame = frames.at(-1)) {
      if (frame === undefined) return hash;
      if (!Number.isNaN(hash)) add(frame, hash);
      const entry = frame.entries[frame.next];
      if (entry !== undefined) {
        current = entry[1];
        break;
      }
      hash = frame.hash;
      frames.pop();
    }
  }
}

/** Adds the hash of the entry that a frame waited for. */
function add(frame: Frame, hash: number): void {
  const [key = ""] = frame.entries[frame.next] ?? [];
  frame.next++;
  frame.hash = (frame.isList ? Math.imul(31, frame.hash) + hash : frame.hash + (textHash(key) ^ hash)) | 0;
}

function scalarHash(value: string | number | boolean | null | object): number {
  if (typeof value === "string") return textHash(value);
  if (typeof value === "boolean") return value ? 1231 : 1237;
  return typeof value === "number" ? numberHash(value) : 0;
}

function textHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}

function numberHash(value: number): number {
  if (value === (value | 0)) return value;
  const view = new DataView(new ArrayBuffer(8));
  if (Number.isSafeInteger(value)) view.setBigInt64(0, BigInt(value));
  else view.setFloat64(0, value);
  return view.getInt32(0) ^ view.getInt32(4);
}
