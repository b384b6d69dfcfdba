import { durationMs } from '../../config/duration.ts';
import type { Verify } from '../../config/schema.ts';
import { identityOf, sharpnessOf } from '../identity.ts';
import type { ReportInput } from './input.ts';

/** What a report takes from the configuration. */
export function settingsOf(
  settings: Verify,
): Pick<ReportInput, 'identity' | 'lostAfterMs' | 'timezone' | 'bucket' | 'groupNames' | 'logs'> {
  const { database, lostAfter, logs } = settings;
  return {
    identity: sharpnessOf(identityOf(settings)),
    lostAfterMs: durationMs(lostAfter),
    timezone: database.timezone,
    bucket: database.bucket,
    groupNames: database.groups ?? [],
    logs,
  };
}
