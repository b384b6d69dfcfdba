import type { Gap, Moment } from '../../deploy/timeline.ts';
import { duration, moment, timeOfDay } from '../words.ts';

/** How long nobody listened, and what that was made of: `nobody listened for 41.0 s: stop 12.0 s, start 29.0 s`. */
export function gapWords({ fromMs, toMs, parts }: Gap): string {
  const whole =
    toMs === undefined ? `nobody listens since ${moment(fromMs)}` : `nobody listened for ${duration(toMs - fromMs)}`;
  const of = parts.map(({ what, ms }) => `${what} ${duration(ms)}`).join(', ');
  return of === '' ? whole : `${whole}: ${of}`;
}

/** What happened when: `from 2026-11-22 03:03:59 UTC: registered 03:03:59, old stopping 03:04:05`. Undefined where nothing was seen. */
export function whenWords(timeline: readonly Moment[] = []): string | undefined {
  const [first] = timeline;
  if (first === undefined) return undefined;
  const moments = timeline.map(({ milestone, atMs }) => `${milestone} ${timeOfDay(atMs)}`);
  return `from ${moment(first.atMs)}: ${moments.join(', ')}`;
}
