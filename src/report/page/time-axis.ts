/** From and to, in milliseconds. */
export type Interval = readonly [from: number, to: number];

/** A stretch of an axis, its ends as fractions of the axis' length. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  /** Whether nothing happens in it and it is drawn shorter than it is. */
  readonly folded: boolean;
}

/** Share of what happens from which an idle stretch is folded, and the share that it then keeps. */
const LONG = 0.25;
const FOLDED = 0.1;

/** A time axis on which long stretches without anything happening are folded. */
export class TimeAxis {
  readonly stretches: readonly Stretch[];

  /** @param busy when something happens; the axis reaches from 0 to the length at least */
  constructor(busy: readonly Interval[], length: number) {
    const merged = mergedIntervals(busy);
    const end = Math.max(length, merged.at(-1)?.[1] ?? 0);
    const work = merged.reduce((sum, [from, to]) => sum + to - from, 0);
    const idle = gapsOf(merged, end);
    const folds = idle.filter(([from, to]) => to - from > work * LONG && (work > 0 || idle.length > 1));
    const rest = end - folds.reduce((sum, [from, to]) => sum + to - from, 0);
    const scale = rest > 0 ? (1 - Math.min(folds.length * FOLDED, 0.6)) / rest : 0;
    const fold = folds.length === 0 ? 0 : Math.min(FOLDED, 0.6 / folds.length);
    const stretches: Stretch[] = [];
    let [time, left] = [0, 0];
    const add = (to: number, width: number, folded: boolean) => {
      stretches.push({ from: time, to, left, right: left + width, folded });
      [time, left] = [to, left + width];
    };
    for (const [from, to] of folds) {
      if (from > time) add(from, (from - time) * scale, false);
      add(to, fold, true);
    }
    if (end > time || stretches.length === 0) add(end, end > time ? (end - time) * scale : 1, false);
    this.stretches = stretches;
  }

  /** Where a time is, as a fraction of the axis. */
  at(time: number): number {
    const stretch = this.stretches.find(({ to }) => time <= to) ?? this.stretches.at(-1);
    if (stretch === undefined || stretch.to === stretch.from) return stretch?.left ?? 0;
    const inside = Math.min(1, Math.max(0, (time - stretch.from) / (stretch.to - stretch.from)));
    return stretch.left + inside * (stretch.right - stretch.left);
  }
}

function mergedIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: [number, number][] = [];
  for (const [from, to] of intervals.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function gapsOf(busy: readonly Interval[], end: number): Interval[] {
  const gaps: Interval[] = [];
  let time = 0;
  for (const [from, to] of busy) {
    if (from > time) gaps.push([time, from]);
    time = Math.max(time, to);
  }
  if (end > time) gaps.push([time, end]);
  return gaps;
}
