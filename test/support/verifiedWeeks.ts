import type { Entry } from '../../src/verify/ledger/entry.ts';
import type { LinesFound } from '../../src/verify/lines/compare.ts';
import type { Finding, ReportInput } from '../../src/verify/report/input.ts';

const windowMs = 300_000;
/** 8 November 2026, 15:00 UTC. */
const startMs = Date.UTC(2026, 10, 8, 15);

/** Fourteen days in windows of five minutes, 4,032 of them, as a site of the day has them, with something of each kind. */
export function weeks(): readonly Entry[] {
  const all = Array.from({ length: 4032 }, (_, at) => entryAt(at));
  return all.filter((_, at) => at < 1500 || at >= 1512);
}

export function entryAt(at: number, changes: Partial<Entry> = changesAt(at)): Entry {
  const fromMs = startMs + at * windowMs;
  const lines = String(volumeAt(at));
  return {
    fromMs,
    toMs: fromMs + windowMs,
    state: lines === '0' ? 'empty' : 'matched',
    evidence: 'sums',
    lines,
    rows: lines,
    missing: '0',
    extra: '0',
    repeated: '0',
    shifted: '0',
    logRepeats: '0',
    because: [],
    firstCheckMs: fromMs + 900_000,
    lastCheckMs: fromMs + 900_000,
    checks: 1,
    ...changes,
  };
}

function volumeAt(at: number): number {
  const hour = (15 + at / 12) % 24;
  const wave = Math.max(0, Math.sin(((hour - 5) / 24) * 2 * Math.PI) + 0.55);
  return Math.floor(wave * 2600 + wave * ((at * 7919) % 577));
}

function changesAt(at: number): Partial<Entry> {
  const lines = volumeAt(at);
  const fewer = (by: number) => ({ lines: String(lines), rows: String(lines - by), missing: String(by) });
  if (at === 560 || at === 561) return { state: 'lost', evidence: 'lines', ...fewer(3 + (at % 2)) };
  if (at >= 2400 && at < 2424) {
    return {
      state: 'unknown',
      evidence: 'counts',
      lines: null,
      rows: null,
      because: ['database: ECONNREFUSED: connect ECONNREFUSED 10.0.3.7:5432'],
    };
  }
  if (at === 3100) return { state: 'repeated', evidence: 'lines', rows: String(lines + 2), repeated: '2' };
  if (at === 3420) return { state: 'extra', evidence: 'lines', rows: String(lines + 1), extra: '1' };
  if (at >= 3600 && at < 3603) return { state: 'shifted', evidence: 'lines', shifted: '1' };
  if (at >= 4026 && at < 4030) return { state: 'late', evidence: 'lines', ...fewer(Math.min(lines, 900)) };
  return at >= 4030
    ? { state: 'settling', evidence: 'lines', because: ['rows have no line yet: the log may still come'] }
    : {};
}

const nobody: LinesFound = { lines: 0, rows: 0, missing: [], extra: [], repeated: [], shifted: [], logRepeats: 0 };

/** What a report is made from: the weeks, and what the last run found. */
export function weeksInput(entries: readonly Entry[] = weeks()): ReportInput {
  const member = (id: number, at: number) => ({
    identity: `req-${id}`,
    atMs: startMs + at * windowMs + id * 1000 + 120,
  });
  const findings: readonly Finding[] = [
    { entry: entryAt(560), found: { ...nobody, missing: [member(1, 560), member(2, 560), member(3, 560)] } },
    {
      entry: entryAt(561),
      found: { ...nobody, missing: [member(4, 561), member(5, 561), member(6, 561), member(7, 561)] },
    },
    { entry: entryAt(3100), found: { ...nobody, repeated: [member(8, 3100), member(9, 3100)] } },
    {
      entry: entryAt(3420),
      found: { ...nobody, extra: [member(10, 3420)] },
      groups: [{ values: '["GET","/cart"]', lines: 480n, rows: 481n }],
    },
  ];
  return {
    atMs: startMs + 4032 * windowMs + 180_000,
    sinceMs: Date.UTC(2026, 4, 3),
    verifiedUntilMs: startMs + 1500 * windowMs,
    identity: 'unique',
    lostAfterMs: 6 * 3_600_000,
    timezone: '+00:00',
    groupNames: ['method', 'path'],
    logs: [
      { group: '/ec2/access', until: '2026-11-12T09:00:00Z' },
      { group: '/app/access', from: '2026-11-12T09:00:00Z' },
    ],
    deploys: [{ atMs: Date.UTC(2026, 10, 17, 10, 20), words: 'access-log:42' }],
    entries,
    findings,
    details: 's3://verification/production/lines/',
    notes: ['the role may not see open transactions of others: a row may still be committed'],
    looked: 288,
    left: 0,
    scanned: { queries: 4, records: 81_220, bytes: 24_330_120 },
  };
}
