import { firstInstantOf, wallAt } from '../../values/zone.ts';
import { type Clockface, dayOf, timeOf } from '../../verify/report/when.ts';

/** A label of the time axis. */
export interface Tick {
  readonly atMs: number;
  readonly words: string;
}

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const stepsMs = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 4, 7, 14, 28, 91, 182, 364].map((days) => days * dayMs),
];

/** So many labels stand side by side on a wide screen; on a narrow one every other is left out. */
const mostTicks = 10;

/** Round times by the report's clock: hours where a stretch is short, days where it is long. */
export function ticksOf(face: Clockface, fromMs: number, toMs: number): readonly Tick[] {
  const stepMs = stepsMs.find((step) => (toMs - fromMs) / step <= mostTicks) ?? (toMs - fromMs) / mostTicks;
  const first = Math.ceil(wallAt(face.zone, fromMs) / stepMs) * stepMs;
  const ticks: Tick[] = [];
  for (let at = 0; at <= mostTicks; at += 1) {
    const atMs = firstInstantOf(face.zone, first + at * stepMs);
    if (atMs <= toMs) ticks.push({ atMs, words: stepMs < dayMs ? timeOf(face, atMs) : dayOf(face, atMs) });
  }
  return ticks;
}
