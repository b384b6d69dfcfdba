import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';
import { suggest } from '../suggest.ts';

/** Fluentd does not start with a zone that its database (IANA's) does not hold, and minds capitals. */
export function knownTimezone({ fluentd: { timezone } }: Config): readonly Finding[] {
  if (/^[+-]/.test(timezone)) return [];
  const known = knownName(timezone);
  if (known === timezone) return [];
  const near = known ?? suggest(timezone, Intl.supportedValuesOf('timeZone'));
  return [
    error(
      ['fluentd', 'timezone'],
      `fluentd.timezone ${timezone} is not a known zone`,
      near === undefined ? 'write a name such as Asia/Tokyo, or an offset such as +09:00' : `did you mean ${near}?`,
    ),
  ];
}

/** The name as the database writes it. Other names of a zone (Asia/Kolkata, Asia/Calcutta) are as good as its first. */
function knownName(timezone: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions();
    return timeZone.toLowerCase() === timezone.toLowerCase() ? timeZone : timezone;
  } catch (caught) {
    if (caught instanceof RangeError) return undefined;
    throw caught;
  }
}
