import { daysOf, isEitherDay } from '../days.ts';
import { doubtful, type Said, wrong } from '../finding.ts';
import type { Job } from '../job.ts';
import type { Schedule } from '../schedule.ts';

/** What the day fields of a job mean together, where few people expect it. */
export function dayFields({ schedule, text }: Job): readonly Said[] {
  if (schedule === 'reboot') return [doubtful(text.indexOf('@') + 1, atStart.message, atStart.hint)];
  const column = (/^[ \t]*/.exec(text)?.[0].length ?? 0) + 1;
  return [...noDay(schedule, column), ...bothDays(schedule, column)];
}

const atStart = {
  message: '@reboot is each start of the container, so each deploy too',
  hint: 'for something that is to be done once, let the job look whether it has been',
};

function noDay(schedule: Schedule, column: number): readonly Said[] {
  const days = daysOf(schedule);
  if (days === 'none')
    return [wrong(column, 'the job never runs: there is no such date', 'look at the day and the month')];
  if (days === 'leap') return [doubtful(column, 'the job runs in leap years only', 'write 28 2 for each year')];
  return [];
}

function bothDays(schedule: Schedule, column: number): readonly Said[] {
  const { day, weekday } = schedule;
  if (isEitherDay(schedule) && day.values.size < 31 && weekday.values.size < 7) {
    return [doubtful(column, 'the job runs on the days of the month and on the weekdays too: cron takes either', both)];
  }
  if (day.star && !weekday.star && day.values.size < 31) {
    return [doubtful(column, 'the job runs on those weekdays only that are also such days of the month', both)];
  }
  if (weekday.star && !day.star && weekday.values.size < 7) {
    return [doubtful(column, 'the job runs on those days of the month only that are also such weekdays', both)];
  }
  return [];
}

const both = 'write * for one of the two if that is not meant';
