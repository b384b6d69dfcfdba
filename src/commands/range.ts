import { NotPossible } from '../errors.ts';
import { iso } from '../values/iso.ts';
import { dueRange, type Verify } from '../verify/index.ts';

/**
 * The stretch to verify, in ms since the epoch; empty where neither end is given, which means the windows that are due.
 * An end that is left out is the one that a run without both would have: the last window that has settled, and the
 * deadline back from it.
 *
 * @throws NotPossible for what is no instant, and for an end before the beginning.
 */
export function rangeOf(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  settings: Pick<Verify, 'window' | 'settle' | 'deadline'>,
  nowMs: number,
): { fromMs?: number; toMs?: number } {
  if (from === undefined && to === undefined) return {};
  const due = dueRange(settings, nowMs);
  const toMs = to === undefined ? due.toMs : instant(to);
  const fromMs = from === undefined ? due.fromMs : instant(from);
  if (fromMs < toMs) return { fromMs, toMs };
  throw new NotPossible(`the range to verify ends (${iso(toMs)}) before it begins (${iso(fromMs)})`, {
    hint: 'give both ends: by default a range ends where windows have settled, and begins at the deadline before that',
  });
}

/** A time without a zone would mean another instant on every machine. */
function instant(text: string): number {
  const ms = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new NotPossible(`"${text}" is not an instant`, {
    hint: 'write ISO 8601 with a zone, for example 2026-11-22T10:00:00Z',
  });
}
