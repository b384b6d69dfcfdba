import { type Access, splitRequest } from '../access.ts';
import { microsecondsMoment, millisecondsMoment, secondsMoment } from './moment.ts';
import type { Slot, Value } from './search.ts';

/** The most exact first. */
const exactest: readonly string[] = ['microseconds', 'milliseconds', 'seconds'];
const exactestMoments = [microsecondsMoment, millisecondsMoment, secondsMoment];

/** Which slot gives a column: of several the most exact, the status that the client got (`%>s`), else the first. `time` is the line's own. */
export function sourcesOf(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const sources = new Map<string, number>();
  const ranked = slots.map((slot, at) => ({ ...slot.variable, at, rank: rankOf(slot) }));
  for (const { kind, column, at } of ranked.toSorted((one, other) => one.rank - other.rank)) {
    const name = kind === 'time' ? 'time' : column;
    if (name !== undefined && !sources.has(name)) sources.set(name, at);
  }
  return sources;
}

function rankOf({ variable: { name, kind, moment } }: Slot): number {
  if (kind === 'status' && name.includes('>')) return 0;
  const at = moment ? exactestMoments.indexOf(moment) : exactest.indexOf(kind);
  return at === -1 ? exactest.length : at;
}

/** @param more columns beside those of every access */
export function accessOf(valueAt: (column: string) => Value, more: readonly string[]): Access {
  const text = (column: string): string | null => {
    const value = valueAt(column);
    return value === null ? null : String(value);
  };
  const status = text('status');
  const [method, path, protocol] = [text('method'), text('path'), text('protocol')];
  const joined = [method, path, protocol].filter((part) => part !== null).join(' ') || null;
  return {
    requestedAtMs: Number(valueAt('time')),
    remoteAddress: text('remote_addr'),
    remoteUser: text('remote_user'),
    ...splitRequest(text('request') ?? joined),
    ...(method === null ? {} : { method }),
    ...(path === null ? {} : { path }),
    ...(protocol === null ? {} : { protocol }),
    status: status === null ? null : Number(status),
    bytes: text('bytes'),
    referer: text('referer'),
    userAgent: text('user_agent'),
    more: Object.fromEntries(more.map((column) => [column, text(column)])),
  };
}
