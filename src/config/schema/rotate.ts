import * as v from 'valibot';
import { size, whole } from './forms.ts';

const flag = (description: string, fallback: boolean) =>
  v.optional(v.pipe(v.boolean(), v.description(description)), fallback);

/** In the words of logrotate, which whoever moves a batch knows. */
export const rotate = v.pipe(
  v.strictObject({
    every: v.optional(
      v.pipe(
        v.picklist(['hour', 'day', 'week', 'month']),
        v.description('When the file is renamed, in fluentd.timezone; by default day, unless a size is given'),
      ),
    ),
    size: v.optional(size('The size at which the file is renamed, beside every or in place of it', '100m')),
    dateext: flag('access_log-20261122 instead of access_log.1, access_log.2 …', true),
    compress: flag('Renamed files become .gz', false),
    delaycompress: flag('With compress: the newest of them stays plain until the next one', true),
    keep: v.optional(
      whole(0, 10_000, 'How many renamed files are kept: an older one is removed, read or not; 0 keeps all'),
      0,
    ),
    late: v.optional(
      v.pipe(
        v.picklist(['current', 'dated']),
        v.description('Where a line of a period that is over goes: into the current file, or the renamed one'),
      ),
      'current',
    ),
  }),
  v.description('With rotate: when the file is renamed, and how'),
);
