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
      logs: [{ group: '/app/access', time: '@timestamp', line: '@message' }],
      database: { ...section.database, measure: 'rows', timezone: '+00:00', allowFullScan: false },
      settle: '10m',
      lostAfter: '6h',
      quietAfter: '24h',
      recount: true,
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
        "verify.window must be a duration such as 30s, 5m or 6h (The length of a window, aligned to the epoch; by default 5m, or the bucket of the table; for example \`window: 5m\`)",
        "verify.tabel is not a known setting",
      ],
    }
  `);
});

test('settings that do not go together are wrong as in a file; a warning is none', () => {
  expect(readVerifySection({ ...section, lostAfter: '5m', state: 's3://bucket/ledger' })).toMatchInlineSnapshot(`
    {
      "kind": "wrong",
      "problems": [
        "verify.lostAfter is 5m, not longer than settle (10m) (lines are late from settle on, and lost after lostAfter: write the first shorter or the second longer)",
      ],
    }
  `);
  expect(readVerifySection({ ...section, state: 's3://bucket/ledger' }).kind).toBe('read');
});

test.each([undefined, null, [], 'verify'])('%j is no section', (section) => {
  expect(readVerifySection(section).kind).toBe('wrong');
});
