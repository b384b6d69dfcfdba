import { changeWithin, wallAt } from '../../values/zone.ts';
import { runsOn } from '../days.ts';
import { doubtful, type Said } from '../finding.ts';
import type { Job } from '../job.ts';
import type { Schedule } from '../schedule.ts';

const [minuteMs, dayMs] = [60_000, 86_400_000];

/** The changes of a zone's clocks within the next year. */
export interface Change {
  /** What the clock shows at first of the piece that it skips or shows twice, as if it were UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: 'skipped' | 'doubled';
}

export function changesOf(zone: string, nowMs: number): readonly Change[] {
  return Array.from({ length: 366 }, (_, day) => nowMs + day * dayMs).flatMap((atMs) => {
    const changeMs = changeWithin(zone, atMs, atMs + dayMs);
    if (changeMs === undefined) return [];
    const [before, after] = [wallAt(zone, changeMs - 1) + 1, wallAt(zone, changeMs)];
    const kind = after > before ? ('skipped' as const) : ('doubled' as const);
    return [{ fromMs: Math.min(before, after), toMs: Math.max(before, after), kind }];
  });
}

/**
 * Both crons make good for a change of up to three hours: a job at a fixed time that is skipped runs right after, and one
 * whose time comes twice runs once. One with `*` in its minute or hour goes by what the clock shows.
 */
export function clockChange({ schedule, text }: Job, changes: readonly Change[]): readonly Said[] {
  if (schedule === 'reboot' || schedule.minute.star || schedule.hour.star) return [];
  const said = changes.flatMap((change) => {
    const atMs = firstRun(schedule, change);
    return atMs === undefined ? [] : [`${iso(atMs)} ${becomes[change.kind]}`];
  });
  if (said.length === 0) return [];
  const column = (/^[ \t]*/.exec(text)?.[0].length ?? 0) + 1;
  return [doubtful(column, `the clock changes at the time of this job: ${said.join('; ')}`, hint)];
}

const becomes = { skipped: 'is skipped, and it runs right after', doubled: 'comes twice, and it runs once' };
const hint = 'choose another hour if the job counts on its time';

function firstRun(schedule: Schedule, { fromMs, toMs }: Change): number | undefined {
  for (let atMs = fromMs; atMs < toMs; atMs += minuteMs) {
    const date = new Date(atMs);
    const isTime = schedule.minute.values.has(date.getUTCMinutes()) && schedule.hour.values.has(date.getUTCHours());
    if (isTime && runsOn(schedule, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay())) return atMs;
  }
  return undefined;
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
}
