import { expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';

const image = {
  cron: 'debian',
  users: new Set(['root', 'app', 'sync']),
  programs: new Map([
    ['/usr/bin', new Set(['sync', 'report', 'sendmail'])],
    ['/usr/local/bin', new Set(['batch'])],
  ]),
} as const;

const says = (text: string, known: Parameters<typeof checkCrontab>[1] = image) =>
  checkCrontab(text, known).findings.map(({ line, column, message }) => `${line}:${column} ${message}`);

test.each([
  { name: 'all words are users', words: ['root', 'app'], form: 'system' },
  { name: 'all words are programs of the image', words: ['batch', 'report'], form: 'user' },
  { name: 'a word that is a user and a program too stands beside users', words: ['sync', 'root'], form: 'system' },
  { name: 'it stands beside programs', words: ['sync', 'batch'], form: 'user' },
])('form: $name → $form', ({ words, form }) => {
  expect(checkCrontab(words.map((word) => `0 3 * * * ${word} x\n`).join(''), image).form).toBe(form);
});

test('a word that is neither a user nor a program is told, and never run as root', () => {
  expect(says('0 3 * * * ap /opt/batch\n')).toEqual(['1:11 the image has no user "ap"']);
});

test('without the image, a word that can be a user is one: the build knows more', () => {
  expect(says('0 3 * * * deploy /opt/batch\n', { cron: 'debian' })).toEqual([]);
});

test('a program is looked for in the PATH of the table above the line, and else in that of the image', () => {
  const text = '0 3 * * * root batch\nPATH=/usr/bin\n0 4 * * * root batch\n0 5 * * * root report\n';
  expect(says(text)).toEqual(['3:16 "batch" is not in the PATH of this table, /usr/bin']);
  expect(says('0 3 * * * root nowhere\n')).toEqual(['1:16 "nowhere" is not in the PATH of the image']);
});

test('a folder of PATH that is not known, a builtin and a whole path say nothing', () => {
  expect(says('PATH=/opt/bin:/usr/bin\n0 3 * * * root batch\n0 3 * * * root cd /\n0 3 * * * root /x\n')).toEqual([]);
});

test('MAILTO is obeyed where something sends mail', () => {
  expect(says('MAILTO=ops@example.com\n0 3 * * * root report\n')).toEqual([]);
});
