import { expect, test } from 'vitest';
import { addCounts, describeCounts, hasFailed, hasNews, noCounts, sumCounts } from '../../../images/batch/counts.ts';
import { isLogName } from '../../../images/batch/logName.ts';

test.each([
  { name: 'access_log.20261122.5f3a9c_0.log', isLog: true },
  { name: 'access_log.20261122', isLog: true },
  { name: 'access_log-20261122', isLog: true },
  { name: 'access-2026112210', isLog: true },
  { name: 'access.log-20261122', isLog: false },
  { name: 'access_log.202611221', isLog: false },
  { name: 'access_log.1', isLog: false },
  { name: 'access.log', isLog: true },
  { name: 'access_log', isLog: false },
  { name: 'acc\ufffds.log', isLog: false },
  { name: '.access_log.20261122', isLog: false },
  { name: '.log', isLog: false },
  { name: 'buffer.b5f3a9c.log', isLog: false },
  { name: 'buffer.q5f3a9c.log', isLog: false },
  { name: 'buffer.b5f3a9c.log.meta', isLog: false },
  { name: 'access_log.20261122.gz', isLog: true },
  { name: 'access_log.20261122.5f3a9c.log.gz', isLog: true },
  { name: 'access.log-20261122.gz', isLog: false },
  { name: 'access_log.1.gz', isLog: false },
  { name: 'access_log.2026112', isLog: false },
])('$name is a log: $isLog', ({ name, isLog }) => {
  expect(isLogName(name)).toBe(isLog);
});

test('files add up within a run', () => {
  const counts = { ...noCounts(), rows: 10, ignored: 3 };
  expect(sumCounts(counts, { files: 1, rows: 5, duplicates: 2 })).toEqual({
    ...counts,
    files: 1,
    rows: 15,
    duplicates: 2,
  });
});

test('runs add up, and the state of the folders is the last run’s', () => {
  const first = { ...noCounts(), files: 1, rows: 10, unfinished: 2, ignored: 3 };
  const second = { ...noCounts(), files: 2, rows: 5, rejected: 1, ignored: 3 };
  expect(addCounts(first, second)).toEqual({ ...noCounts(), files: 3, rows: 15, rejected: 1, ignored: 3 });
});

test('rejected lines are no failure, shrunk and unreadable files are', () => {
  expect(hasFailed({ ...noCounts(), rows: 1, rejected: 5 })).toBe(false);
  expect(hasFailed({ ...noCounts(), duplicates: 1, rejected: 5 })).toBe(false);
  expect(hasFailed({ ...noCounts(), shrunk: 1 })).toBe(true);
  expect(hasFailed({ ...noCounts(), failed: 1 })).toBe(true);
});

test('a run that found nothing but what is no row has failed, and so has one with a file of too much of it', () => {
  expect(hasFailed({ ...noCounts(), rejected: 1 })).toBe(true);
  expect(hasFailed({ ...noCounts(), rows: 1, unfit: 1 })).toBe(true);
  expect(hasFailed({ ...noCounts(), empty: 1 })).toBe(false);
});

test.each([
  { name: 'nothing', counts: {}, before: {}, isNews: false },
  { name: 'a file', counts: { files: 1 }, before: { files: 1 }, isNews: true },
  { name: 'a failure', counts: { unfit: 1 }, before: {}, isNews: true },
  { name: 'the same failure again', counts: { unfit: 1 }, before: { unfit: 1 }, isNews: false },
  { name: 'one failure more', counts: { unfit: 2 }, before: { unfit: 1 }, isNews: true },
  { name: 'a folder that has come', counts: {}, before: { absent: 1 }, isNews: true },
])('a run behind another tells of $name: $isNews', ({ counts, before, isNews }) => {
  expect(hasNews({ ...noCounts(), ...counts }, { ...noCounts(), ...before })).toBe(isNews);
});

test('a run is told in one line, without what did not happen', () => {
  expect(describeCounts('access_log', { ...noCounts(), files: 3, rows: 9998, rejected: 2 })).toBe(
    'access_log: 9998 new rows from 3 files, 2 rejected',
  );
});
