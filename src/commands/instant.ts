import { NotPossible } from '../errors.ts';

/** Reads an instant, in ms since the epoch. @throws NotPossible: a time without a zone would be another on every machine. */
export function instant(text: string): number {
  const ms = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new NotPossible(`"${text}" is not an instant`, {
    hint: 'write ISO 8601 with a zone, for example 2026-11-22T10:00:00Z',
  });
}
