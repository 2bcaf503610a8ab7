import { fitted } from "./columns";
import type { Style } from "./look";
import type { TreeLine } from "./tree-lines";

/** As many lines of a tree as there is room for, with what runs in view; what is left out is counted above and below. */
export function inView(
  lines: readonly TreeLine[],
  { height, width }: { readonly height: number; readonly width: number },
  style: Style,
): string[] {
  const texts = lines.map(({ text }) => text);
  if (lines.length <= height) return texts;
  const room = height - 2;
  if (room < 1)
    return lines
      .filter(({ active }) => active)
      .map(({ text }) => text)
      .slice(0, Math.max(0, height));
  const first = lines.findIndex(({ active }) => active);
  const last = lines.findLastIndex(({ active }) => active);
  // What runs is in the middle of the view; where it takes more than the view, its end is seen.
  const middle =
    first === -1 ? lines.length : Math.max(Math.ceil((first + last) / 2), last - Math.floor(room / 2));
  const start = Math.min(Math.max(0, middle - Math.floor(room / 2)), lines.length - room);
  const end = start + room;
  const note = (count: number, where: string) =>
    style.dim(
      fitted(`${style.ellipsis} ${count} ${count === 1 ? "line" : "lines"} ${where}`, width, style.ellipsis),
    );
  return [
    ...(start > 0 ? [note(start, "above")] : []),
    ...texts.slice(start, end),
    ...(end < lines.length ? [note(lines.length - end, "below")] : []),
  ];
}
