import { expect, test } from 'vitest';
import { readFormat } from '../../../../images/batch/format/format.ts';
import { readLine } from '../../../../images/batch/record.ts';
import { formatCases } from '../../../support/logFormats.ts';

test('there are 25 formats and more', () => {
  expect(formatCases.length).toBeGreaterThanOrEqual(25);
});

test.each(formatCases)('$name: each value is the right one', ({ format, line, expected }) => {
  const { rows, rejected } = readLine(
    { offset: 0, bytes: Buffer.from(line), kind: 'whole' },
    'access/a.log',
    readFormat(format),
  );
  expect(rejected.map(({ reason }) => reason)).toEqual([]);
  const { at, more = {}, ...access } = expected;
  expect(rows).toMatchObject([{ ...access, requestedAtMs: Date.parse(at) }]);
  expect(rows[0]?.more ?? {}).toEqual(more);
});
