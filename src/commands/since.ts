import { NotPossible } from '../errors.ts';
import { instant } from './instant.ts';

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** From when on, in ms since the epoch: `10m` before now, or an instant. @throws NotPossible. */
export function sinceOf(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const unitMs = units[unit];
  if (count !== undefined && unitMs !== undefined) return nowMs - Number(count) * unitMs;
  if (/^\d+\w*$/.test(text)) {
    throw new NotPossible(`"${text}" is no length of time`, { hint: 'write 30s, 10m, 2h or 1d, or an instant' });
  }
  return instant(text);
}
