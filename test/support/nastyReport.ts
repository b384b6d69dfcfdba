import type { LinesFound } from '../../src/verify/lines/compare.ts';
import type { ReportInput } from '../../src/verify/report/input.ts';
import { entryAt, weeksInput } from './verifiedWeeks.ts';

/** A report's input in which every text that comes from outside is the one given. */
export function inputOf(text: string): ReportInput {
  const [lost, unknown] = [
    entryAt(560, {
      state: 'lost',
      evidence: 'lines',
      lines: '2',
      rows: '1',
      missing: '1',
      parts: { [text]: '2' },
      because: [text],
    }),
    entryAt(561, { state: 'unknown', lines: null, rows: null, because: [`log: ${text}`, text] }),
  ];
  const missing = [{ identity: text, atMs: lost.fromMs }];
  const found: LinesFound = { lines: 2, rows: 1, missing, extra: [], repeated: missing, shifted: [], logRepeats: 0 };
  return {
    ...weeksInput([lost, unknown]),
    sinceMs: lost.fromMs,
    groupNames: [text],
    logs: [{ group: text, from: new Date(lost.fromMs).toISOString() }],
    deploys: [{ atMs: unknown.fromMs, words: text }],
    findings: [
      {
        entry: lost,
        found,
        groups: [{ values: JSON.stringify([text, text]), lines: 2n, rows: 1n }],
      },
    ],
    details: text,
    notes: [text],
  };
}
