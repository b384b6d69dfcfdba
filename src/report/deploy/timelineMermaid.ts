import type { Gap, Moment } from '../../deploy/timeline.ts';
import { duration, moment } from '../words.ts';

/**
 * What happened when, as a Mermaid Gantt chart: what took time is a bar, what happened at once a diamond, and the time in which nobody
 * listened is red. Nothing where fewer than two moments are known. Mermaid takes times for those of the clock of whoever looks at them, and
 * shows them by the same: written in UTC, they are read in UTC everywhere.
 */
export function timelineMermaid(timeline: readonly Moment[], gap: Gap | undefined): string[] {
  if (timeline.length < 2) return [];
  const at = new Map(timeline.map(({ milestone, atMs }) => [milestone, atMs]));
  const lastMs = Math.max(...at.values());
  return [
    'gantt',
    '  title times in UTC',
    '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
    '  axisFormat %H:%M:%S',
    '  todayMarker off',
    ...section('Old task', [
      ...diamond('revision registered', at.get('registered')),
      ...bar('stops', 'done', at.get('old stopping'), at.get('old stopped')),
    ]),
    ...section('Gap', gap === undefined ? [] : gapBars(gap, lastMs)),
    ...section('New task', [
      ...bar('starts', 'active', at.get('new started'), at.get('healthy')),
      ...diamond('address at the name', at.get('address')),
    ]),
  ];
}

/** The parts stand one behind the other, as they happened. */
function gapBars({ fromMs, toMs, parts }: Gap, lastMs: number): string[] {
  const whole = bar(
    toMs === undefined ? 'nobody listens, not over' : 'nobody listens',
    'crit',
    fromMs,
    toMs ?? Math.max(lastMs, fromMs),
  );
  let beganMs = fromMs;
  const bars = parts.flatMap(({ what, ms }) => {
    const own = bar(`of it ${what}`, 'crit, done', beganMs, beganMs + ms);
    beganMs += ms;
    return own;
  });
  return [...whole, ...bars];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  section ${title}`, ...lines];
}

/** From one moment to another; a diamond where only one of them is known. */
function bar(what: string, kind: string, fromMs: number | undefined, toMs: number | undefined): string[] {
  if (fromMs === undefined || toMs === undefined || !(toMs >= fromMs)) return diamond(what, fromMs ?? toMs);
  return [
    `  ${named(`${what} ${duration(toMs - fromMs)}`)} :${kind}, ${clock(fromMs)}, ${Math.round(toMs - fromMs)}ms`,
  ];
}

function diamond(what: string, atMs: number | undefined): string[] {
  return atMs === undefined || !Number.isFinite(atMs) ? [] : [`  ${named(what)} :milestone, ${clock(atMs)}, 0ms`];
}

/** A name ends at a colon there, and knows no quotes: letters and digits are enough for it. It begins with a word of ours, for `click` would be no name. */
function named(what: string): string {
  return what.replace(/[^\p{L}\p{N} .,-]/gu, ' ').slice(0, 80);
}

/** To the millisecond: of a gap of seconds a part that began in the same second as the one before stood on top of it. */
function clock(atMs: number): string {
  return moment(atMs).replace(' UTC', `.${String(Math.trunc(atMs) % 1_000).padStart(3, '0')}`);
}
