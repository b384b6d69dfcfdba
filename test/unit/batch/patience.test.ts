import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { graceMs, listening, makePatience } from '../../../images/batch/patience.io.ts';
import type { Store, Transaction } from '../../../images/batch/store.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a database that answers is waited for, and one that is silent is given up', () => {
  const given: string[] = [];
  const patience = makePatience(() => given.push('up'));
  vi.advanceTimersByTime(10 * graceMs);
  patience.end();
  for (let answer = 0; answer < 5; answer += 1) {
    vi.advanceTimersByTime(graceMs - 1);
    patience.heard();
  }
  expect(given).toEqual([]);
  vi.advanceTimersByTime(graceMs);
  expect(given).toEqual(['up']);
});

test('an answer before anybody asked for the end begins no waiting', () => {
  const given: string[] = [];
  makePatience(() => given.push('up')).heard();
  vi.advanceTimersByTime(10 * graceMs);
  expect(given).toEqual([]);
});

test('every answer of the store is heard, those inside of a transaction too, and a failure is none', async () => {
  const heard: string[] = [];
  const transaction: Transaction = {
    ingested: async () => undefined,
    addRows: async (rows) => rows.length,
    addRejected: async () => {},
    forgetRejected: async () => {
      throw new Error('no');
    },
    addUp: async () => {},
    noteFile: async () => {},
    generations: async () => [],
    noteGeneration: async () => {},
  };
  const store: Store = {
    prepare: async () => {},
    ingested: async () => new Map(),
    generations: async () => [],
    transaction: (work) => work(transaction),
    close: async () => {},
  };
  const told = listening(store, () => heard.push('answer'));
  await told.prepare();
  expect(await told.transaction((inner) => inner.addRows([]))).toBe(0);
  await expect(told.transaction((inner) => inner.forgetRejected('a'))).rejects.toThrow('no');
  expect(heard).toEqual(['answer', 'answer']);
});
