import { expect, test } from 'vitest';
import { readVerifySection } from '../../../src/config/verifySection.ts';

const section = {
  logs: [{ group: '/app/access' }],
  database: { engine: 'postgres', secret: 'database-url', table: 'access_log', time: 'logged_at' },
};

test('a section by itself gets its defaults', () => {
  expect(readVerifySection(section)).toEqual({
    kind: 'read',
    verify: {
      logs: [{ group: '/app/access' }],
      database: { ...section.database, measure: 'rows', timezone: '+00:00' },
      window: '5m',
      settle: '10m',
      deadline: '6h',
    },
  });
});

test('every setting that is wrong is said at once, and no value is shown', () => {
  const wrong = { ...section, logs: [], window: 'hunter2', tabel: 'hunter2' };
  expect(readVerifySection(wrong)).toMatchInlineSnapshot(`
    {
      "kind": "wrong",
      "problems": [
        "verify.logs is an empty list (from 1 to 50 entries)",
        "verify.window must be a duration such as 30s, 5m or 6h (The length of a window; windows are aligned to the epoch; for example \`window: 5m\`)",
        "verify.tabel is not a known setting",
      ],
    }
  `);
});

test('settings that do not go together are wrong as in a file; a warning is none', () => {
  expect(readVerifySection({ ...section, deadline: '5m', state: 's3://bucket/ledger' })).toMatchInlineSnapshot(`
    {
      "kind": "wrong",
      "problems": [
        "verify.deadline is 5m, not longer than window (5m) and settle (10m) together (write a longer one, such as 6h, or one that is longer than the senders’ retries)",
      ],
    }
  `);
  expect(readVerifySection({ ...section, state: 's3://bucket/ledger' }).kind).toBe('read');
});

test.each([undefined, null, [], 'verify'])('%j is no section', (section) => {
  expect(readVerifySection(section).kind).toBe('wrong');
});
