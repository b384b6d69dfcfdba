import { expect, test } from 'vitest';
import { handle, type Parts } from '../../../lambda/handle.ts';
import { report } from './reports.ts';

const settings = JSON.stringify({
  logs: [{ group: '/app/access' }],
  database: { engine: 'postgres', secret: 'database', table: 'access_log', time: 'logged_at' },
  state: 's3://logs/verify',
});

/** A verification that finds what `report` says, at a clock that stands still. */
function scripted(given: Partial<Parts> = {}) {
  const [lines, asked]: [string[], string[]] = [[], []];
  const parts: Parts = {
    settings,
    load: async (address) => {
      asked.push(address);
      return settings;
    },
    verify: async ({ range }) => {
      asked.push(`verify ${range ? `${range.fromMs} to ${range.toMs}` : 'what is due'}`);
      return report;
    },
    page: async ({ settings: { state }, theme }) => {
      asked.push(`page of ${state}, ${theme}`);
      return '<p></p>';
    },
    write: (line) => void lines.push(line),
    nowMs: () => Date.UTC(2026, 10, 22, 12),
    callsSoFar: () => 0,
    service: 'access-log',
    ...given,
  };
  return { parts, lines, asked };
}

test('a schedule looks at what is due, answers with what it found, and leaves one line with metrics', async () => {
  const { parts, lines, asked } = scripted();
  expect(await handle({}, parts)).toMatchObject({ outcome: 'different', states: { lost: 2 } });
  expect(asked).toEqual(['verify what is due']);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ LostWindows: 2, service: 'access-log' }]);
});

test('a portion of a backfill looks at its range, and its line says nothing of the whole', async () => {
  const { parts, lines, asked } = scripted();
  await handle({ from: 0, to: 300_000 }, parts);
  expect(asked).toEqual(['verify 0 to 300000']);
  expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('LostWindows');
});

test('a plan cuts a range into portions that the same handler takes, and looks at nothing', async () => {
  const { parts, lines, asked } = scripted();
  const plan = await handle({ plan: { from: '2026-11-20T22:00:00Z', to: '2026-11-22T01:00:00Z' } }, parts);
  expect(plan).toEqual({
    portions: [
      { from: '2026-11-20T22:00:00.000Z', to: '2026-11-21T00:00:00.000Z' },
      { from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' },
      { from: '2026-11-22T00:00:00.000Z', to: '2026-11-22T01:00:00.000Z' },
    ],
  });
  expect([...lines, ...asked]).toEqual([]);
});

test('a dashboard reads the ledger and nothing else', async () => {
  const { parts, lines, asked } = scripted();
  expect(await handle({ widgetContext: {} }, parts)).toBe('<p></p>');
  expect(await handle({ widgetContext: { theme: 'dark' } }, parts)).toBe('<p></p>');
  expect([...lines, ...asked]).toEqual(['page of s3://logs/verify, light', 'page of s3://logs/verify, dark']);
});

test('who makes a dashboard is told what the widget shows', async () => {
  expect(await handle({ describe: true }, scripted({ settings: undefined }).parts)).toContain('It reads the ledger');
});

test('settings that are too long for the environment stand in S3', async () => {
  const { parts, asked } = scripted({ settings: 's3://logs/verify/settings.json' });
  await handle({}, parts);
  expect(asked).toEqual(['s3://logs/verify/settings.json', 'verify what is due']);
});

test('a run without a ledger is an error, so that it is tried again, and is no heartbeat', async () => {
  const verify = () => Promise.reject(new Error('could not read the ledger in s3://logs/verify'));
  const { parts, lines } = scripted({ verify });
  await expect(handle({}, parts)).rejects.toThrow('could not read the ledger');
  expect(lines).toEqual([]);
});
