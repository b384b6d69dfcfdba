import { expect, test } from 'vitest';
import { jsonLine } from '../../../../src/report/escape.ts';
import { type ExplainInput, explainText } from '../../../../src/report/verify/explain.ts';
import { verifyMarkdown } from '../../../../src/report/verify/markdown.ts';
import { verifyFailure, verifyText } from '../../../../src/report/verify/text.ts';
import { toReplay } from '../../../../src/verify/replay.ts';
import { toReport } from '../../../../src/verify/toReport.ts';
import { forbidden, isPlain, skeletonOf } from '../../../support/inert.ts';
import { nastyLines } from '../../../support/nastyLines.ts';
import { inputOf } from '../../../support/nastyReport.ts';
import { entryAt } from '../../../support/verifiedWeeks.ts';

function reportOf(text: string) {
  return toReport(inputOf(text), { showLines: true });
}

function explainOf(text: string): ExplainInput {
  const entry = entryAt(560, { state: 'unknown', lines: null, rows: null, because: [`log: ${text}`] });
  return {
    window: entry,
    entry,
    before: undefined,
    behind: entryAt(561),
    identity: 'unique',
    face: { zone: 'UTC', byDays: false, atMs: entry.toMs },
    atMs: entry.toMs,
    lostAfterMs: 21_600_000,
    settleMs: 600_000,
    place: text,
    groups: [{ group: { [text]: text }, lines: '2', rows: '1' }],
    parts: { [text]: 2n },
    named: [{ kind: 'missing', at: '2026-11-10T13:40:00.000Z', digest: '0123456789ab', identity: text }],
    notes: [text],
  };
}

const media: Readonly<Record<string, (line: string) => boolean>> = {
  text: (line) => isPlain(verifyText(reportOf(line)), verifyText(reportOf('x'))),
  failure: (line) => isPlain(verifyFailure(reportOf(line)) ?? '', verifyFailure(reportOf('x')) ?? ''),
  explain: (line) => isPlain(explainText(explainOf(line)), explainText(explainOf('x'))),
  markdown: (line) => {
    const own = verifyMarkdown(reportOf(line));
    return (
      skeletonOf(own) === skeletonOf(verifyMarkdown(reportOf('x'))) &&
      !/www\.|[^\\]:\/\//.test(own.replace(/`[^`\n]*`/g, ''))
    );
  },
  json: (line) => {
    const report = reportOf(line);
    const text = jsonLine(report);
    return !forbidden.test(text) && !text.includes('<') && isSame(JSON.parse(text), report);
  },
  replay: (line) => {
    const { bytes, refused } = toReplay([{ identity: line, atMs: 0, line }], { format: 'single_value' });
    const isOne = line !== '' && line.isWellFormed() && !line.includes('\n');
    return isOne
      ? bytes.equals(Buffer.from(`${line}\n`)) && refused.length === 0
      : bytes.length === 0 && refused.length === 1;
  },
};

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

test('the corpus holds lines of each kind, each once', () => {
  expect(nastyLines.length).toBeGreaterThanOrEqual(60);
  expect(new Set(nastyLines).size).toBe(nastyLines.length);
});

test.each(Object.keys(media))('no line becomes something else in %s', (medium) => {
  const through = nastyLines.filter((line) => !media[medium]?.(line));
  expect(through).toEqual([]);
});

test('in all media together none gets through', () => {
  const through = Object.values(media).flatMap((holds) => nastyLines.filter((line) => !holds(line)));
  console.log(JSON.stringify({ corpus: nastyLines.length, media: Object.keys(media), through: through.length }));
  expect(through).toEqual([]);
});

test('a text that is not escaped is found', () => {
  const report = reportOf('x');
  const bare = (line: string) => verifyText(report).replace('log: x', `log: ${line}`);
  expect(isPlain(bare('one\ntwo'), verifyText(report))).toBe(false);
  expect(isPlain(bare('\u001b[31m'), verifyText(report))).toBe(false);
  expect(isPlain(bare('##[error]'), verifyText(report))).toBe(false);
  for (const line of ['<b>', '*a*', '[a](b)', '@org', '| a |', '$x$', '`', '# a', '~~a~~']) {
    expect(skeletonOf(`a ${line}`)).not.toBe(skeletonOf('a x'));
  }
});
