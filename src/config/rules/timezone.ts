import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';
import { suggest } from '../suggest.ts';
import { zoneNamed } from '../zones.ts';

/** Fluentd does not start with a zone that its database (IANA's) does not hold, and minds capitals. */
export function knownTimezone({ fluentd: { timezone } }: Config): readonly Finding[] {
  if (/^[+-]/.test(timezone)) return [];
  const named = zoneNamed(timezone);
  if (named === timezone) return [];
  const near = named ?? suggest(timezone, Intl.supportedValuesOf('timeZone'));
  return [
    error(
      ['fluentd', 'timezone'],
      `fluentd.timezone ${timezone} is not a known zone`,
      near === undefined ? 'write a name such as Asia/Tokyo, or an offset such as +09:00' : `did you mean ${near}?`,
    ),
  ];
}
