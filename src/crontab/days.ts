import type { Schedule } from './schedule.ts';

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether cron looks at both day fields and takes either: so where none of them begins with `*`. */
export function isEitherDay({ day, weekday }: Schedule): boolean {
  return !day.star && !weekday.star;
}

/** Whether a job has a day to run on: always, in leap years only, or never (30 February). */
export function daysOf(schedule: Schedule): 'some' | 'leap' | 'none' {
  if (isEitherDay(schedule)) return 'some';
  const dates = [...schedule.month.values].flatMap((month) =>
    [...schedule.day.values].filter((day) => day <= (longest[month - 1] ?? 0)).map((day) => month * 100 + day),
  );
  if (dates.length === 0) return 'none';
  return dates.every((date) => date === 229) ? 'leap' : 'some';
}

/** Whether a job runs on a day of the calendar; `weekday` counts from Sunday, 0. */
export function runsOn(schedule: Schedule, month: number, day: number, weekday: number): boolean {
  if (!schedule.month.values.has(month)) return false;
  const [byDay, byWeekday] = [schedule.day.values.has(day), schedule.weekday.values.has(weekday)];
  return isEitherDay(schedule) ? byDay || byWeekday : byDay && byWeekday;
}
